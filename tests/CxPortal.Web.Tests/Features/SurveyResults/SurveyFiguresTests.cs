using CxPortal.Domain.Statistics;
using CxPortal.Domain.Surveys;
using CxPortal.Testing;
using CxPortal.Web.Features.SurveyResults.Figures;
using CxPortal.Web.Infrastructure.Security;
using MathNet.Numerics.Statistics;
using Microsoft.Extensions.DependencyInjection;

namespace CxPortal.Web.Tests.Features.SurveyResults;

/// <summary>Figures from daily counts against the same figures computed from the answers by other means.</summary>
public abstract class SurveyFiguresTests(PortalFixture portal)
{
    private static readonly double Z = MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, 0.975);

    [Fact]
    public async Task Compute_RandomAnswers_AgreesWithASecondComputation()
    {
        var (survey, answers) = await FilledAsync(RandomAnswers.Of(400, seed: 7));

        var group = Assert.Single((await ComputeAsync(new FiguresQuery(survey.Id))).Groups);

        Assert.Equal(400, group.N);
        Assert.Equal(answers.Count(one => one.IsComplete), group.Complete);
        var nps = ValuesOf(answers, "nps");
        var (promoters, detractors) = (nps.Count(value => value >= 9), nps.Count(value => value <= 6));
        var figure = group.Questions.Single(question => question.Column.Key == "nps");
        Assert.Equal(nps.Count, figure.N);
        Assert.Equal(CountOf(answers, "nps", -1), figure.Missing);
        Assert.Equal(CountOf(answers, "nps", -2), figure.NotApplicable);
        Near(100.0 * (promoters - detractors) / nps.Count, figure.Estimates[0].Estimate!.Value);
        var (p, d) = ((promoters + 0.75) / (nps.Count + 3), (detractors + 0.75) / (nps.Count + 3));
        Near(100 * (p - d - (Z * Math.Sqrt((p + d - ((p - d) * (p - d))) / (nps.Count + 3)))), figure.Estimates[0].Estimate!.Low!.Value);

        var speed = ValuesOf(answers, "speed").ConvertAll(value => (double)value);
        figure = group.Questions.Single(question => question.Column.Key == "speed");
        Near(speed.Mean(), Value(figure, "mean"));
        Near(speed.StandardDeviation(), figure.StandardDeviation!.Value);
        Near((double)speed.Count(value => value >= 4) / speed.Count, Value(figure, "top2"));

        var ease = ValuesOf(answers, "ease");
        figure = group.Questions.Single(question => question.Column.Key == "ease");
        Near((double)ease.Count(value => value >= 5) / ease.Count, Value(figure, "agree"));
        Near(100.0 * (ease.Count(value => value >= 6) - ease.Count(value => value <= 3)) / ease.Count, Value(figure, "net"));

        figure = group.Questions.Single(question => question.Column.Key == "channels");
        Assert.Equal(answers.Count(one => one.Values.Any(value => value is { Question: "channels", Item: > 0 })), figure.N);
        Assert.Equal(CountOf(answers, "channels", 1, item: 2), figure.Counts[1].Count);

        figure = group.Questions.Single(question => question.Column.Key == "service");
        double Mean(int item) => answers.SelectMany(one => one.Values).Where(value => value.Question == "service" && value.Item == item && value.Value >= 0).Average(value => value.Value);
        var weighted = Enumerable.Range(1, 3).Sum(row => Mean(row) * Mean(row + 1000)) / Enumerable.Range(1, 3).Sum(row => Mean(row + 1000));
        Near((weighted - 1) / 9 * 100, Value(figure, "csi"));
        Assert.True(figure.Estimates[0].Estimate!.HasInterval);
    }

    [Fact]
    public async Task Compute_EarlierState_CountsTheAnswersThemselvesAndAgrees()
    {
        var (survey, answers) = await FilledAsync(RandomAnswers.Of(150, seed: 3));
        var now = FiguresJson.Write(await ComputeAsync(new FiguresQuery(survey.Id) { By = [0], WithResampling = false }))["groups"]!.ToJsonString();
        var exact = FiguresJson.Write(await ComputeAsync(new FiguresQuery(survey.Id) { By = [0], WithResampling = false, AsOf = portal.Clock.GetUtcNow().UtcDateTime }))["groups"]!.ToJsonString();

        Assert.Equal(now, exact);

        var middle = new DateTime(2025, 11, 15, 9, 30, 0, DateTimeKind.Utc);
        var earlier = await ComputeAsync(new FiguresQuery(survey.Id) { AsOf = middle });
        Assert.Equal(answers.Count(one => one.OccurredAt <= middle), earlier.Groups[0].N);
    }

    [Fact]
    public async Task Compute_SmallGroup_IsHiddenTogetherWithASecondOne()
    {
        var (survey, _) = await FilledAsync([.. Groups(("A", 22), ("B", 15), ("C", 3))]);

        var groups = (await ComputeAsync(new FiguresQuery(survey.Id) { By = [0] })).Groups.ToDictionary(group => group.Name);
        var whole = (await ComputeAsync(new FiguresQuery(survey.Id))).Groups[0];

        Assert.Equal((SuppressionReason.None, 22), (groups["A"].Suppressed, groups["A"].N));
        Assert.Equal((SuppressionReason.Complementary, 0), (groups["B"].Suppressed, groups["B"].N));
        Assert.Equal((SuppressionReason.TooFew, 0), (groups["C"].Suppressed, groups["C"].N));
        Assert.Equal(40, whole.N);
        var filtered = (await ComputeAsync(new FiguresQuery(survey.Id) { Where = new Dictionary<int, string> { [0] = "B" } })).Groups[0];
        Assert.Equal(SuppressionReason.Complementary, filtered.Suppressed);
        Assert.DoesNotContain("counts", FiguresJson.Write(await ComputeAsync(new FiguresQuery(survey.Id) { Where = new Dictionary<int, string> { [0] = "C" } })).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compute_PeriodThatLeavesASmallRest_IsHidden()
    {
        var (survey, _) = await FilledAsync([.. On(new DateOnly(2026, 1, 1), 20), .. On(new DateOnly(2026, 1, 2), 3)]);

        var group = (await ComputeAsync(new FiguresQuery(survey.Id) { To = new DateOnly(2026, 1, 1) })).Groups[0];

        Assert.Equal(SuppressionReason.Difference, group.Suppressed);
        Assert.All(group.Questions, question => Assert.Equal((0, 0), (question.N, question.Counts.Count)));
    }

    [Fact]
    public async Task Compute_AnonymousSurvey_PeriodsAreWidenedToBlocks()
    {
        var (survey, _) = await FilledAsync(
            [.. Enumerable.Range(1, 20).SelectMany(day => On(new DateOnly(2026, 1, day), 2))], Confidentiality.Anonymous);

        var shorter = await ComputeAsync(new FiguresQuery(survey.Id) { To = new DateOnly(2026, 1, 7) });
        var longer = await ComputeAsync(new FiguresQuery(survey.Id) { To = new DateOnly(2026, 1, 8) });

        Assert.True(shorter.IsWidened);
        Assert.Equal(18, shorter.Groups[0].N);
        Assert.Equal(18, longer.Groups[0].N);
    }

    [Fact]
    public async Task Compute_ThresholdLifted_OnlyForThoseWhoMay()
    {
        var (survey, _) = await FilledAsync([.. Groups(("A", 22), ("C", 3))]);
        var query = new FiguresQuery(survey.Id) { By = [0], MinN = 0 };

        Assert.Equal([22, 3], (await ComputeAsync(query, isOperator: true)).Groups.Select(group => group.N));
        Assert.Equal([0, 0], (await ComputeAsync(query)).Groups.Select(group => group.N));
    }

    [Fact]
    public async Task Compute_UnfinishedImport_CountsNothing()
    {
        var survey = await portal.AddMeasuredSurveyAsync();
        await portal.WithDatabaseAsync(async database =>
        {
            var batch = new CxPortal.Domain.Surveys.Responses.ResponseBatch
            {
                SurveyId = survey.Id,
                Source = "file",
                ImportedBy = "test",
                StartedAt = portal.Clock.GetUtcNow().UtcDateTime,
            };
            database.ResponseBatches.Add(batch);
            await database.SaveChangesAsync();
            await TestData.AddResponsesAsync(database, survey.Id, [.. RandomAnswers.Of(20).Select(one => one with { BatchId = batch.Id })]);
        });

        Assert.Equal(0, (await ComputeAsync(new FiguresQuery(survey.Id))).Groups[0].N);
    }

    private static IEnumerable<TestResponse> Groups(params (string Segment, int N)[] groups) =>
        groups.SelectMany(group => On(new DateOnly(2026, 1, 1), group.N).Select(one => one with { Cut = [group.Segment] }));

    private static IEnumerable<TestResponse> On(DateOnly day, int n) => Enumerable.Range(0, n)
        .Select(number => new TestResponse(day, [("nps", 0, number % 11)]) { OccurredAt = day.ToDateTime(new TimeOnly(8, 0), DateTimeKind.Utc) });

    private static List<int> ValuesOf(IEnumerable<TestResponse> answers, string question) =>
        [.. answers.SelectMany(one => one.Values).Where(value => value.Question == question && value.Item == 0 && value.Value >= 0).Select(value => value.Value)];

    private static int CountOf(IEnumerable<TestResponse> answers, string question, int value, int item = 0) =>
        answers.SelectMany(one => one.Values).Count(given => given.Question == question && given.Item == item && given.Value == value);

    private static double Value(QuestionFigures figure, string name) => figure.Estimates.Single(estimate => estimate.Name == name).Estimate!.Value;

    private static void Near(double expected, double actual) => Assert.Equal(expected, actual, 6);

    private async Task<(Survey Survey, IReadOnlyList<TestResponse> Answers)> FilledAsync(
        IReadOnlyList<TestResponse> answers, Confidentiality confidentiality = Confidentiality.Identified)
    {
        return (await portal.AddMeasuredSurveyAsync(answers, confidentiality), answers);
    }

    private async Task<FiguresResult> ComputeAsync(FiguresQuery query, bool isOperator = false)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        if (isOperator)
        {
            scope.ServiceProvider.GetRequiredService<CurrentUser>().ActAsOperator("test");
        }

        return (await scope.ServiceProvider.GetRequiredService<SurveyFigures>().ComputeAsync(query, CancellationToken.None))!;
    }
}

public sealed class SurveyFiguresTestsOnSqlite(SqlitePortal portal) : SurveyFiguresTests(portal), IClassFixture<SqlitePortal>;

public sealed class SurveyFiguresTestsOnPostgres(PostgresPortal portal) : SurveyFiguresTests(portal), IClassFixture<PostgresPortal>;
