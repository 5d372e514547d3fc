using System.Globalization;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Journeys;
using CxPortal.Domain.Surveys;
using CxPortal.Testing;
using CxPortal.Web.Features.SurveyResults.Answers;
using CxPortal.Web.Features.SurveyResults.Figures;
using MathNet.Numerics;
using MathNet.Numerics.LinearRegression;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CxPortal.Web.Tests.Features.SurveyResults;

/// <summary>Trend, comparison, cross-tab and drivers against the same things computed by other means.</summary>
public abstract class AnalysisTests(PortalFixture portal)
{
    private static readonly string[] Units = ["speed", "ease", "service.1", "service.2", "service.3"];

    [Fact]
    public async Task Drivers_AgreeWithARegressionOfTheAnswers()
    {
        var answers = RandomAnswers.Of(500, seed: 11);
        var survey = await portal.AddMeasuredSurveyAsync(answers);

        var document = await WithAsync<DriverRequests, System.Text.Json.Nodes.JsonObject>(async drivers =>
            (await drivers.ComputeAsync(new FiguresRequest(survey.Key), CancellationToken.None)).Value!);

        var rows = answers.Select(one => (Outcome: Score(one, "nps", 0), Scores: Units.Select(unit => unit.StartsWith("service", StringComparison.Ordinal)
            ? Score(one, "service", unit[^1] - '0') : Score(one, unit, 0)).ToArray())).Where(row => row.Outcome is not null && row.Scores.All(score => score is not null)).ToList();
        var observed = rows.Select(row => row.Outcome!.Value).ToArray();
        var matrix = rows.Select(row => row.Scores.Select(score => score!.Value).ToArray()).ToArray();
        var weights = MultipleRegression.QR(matrix, observed, intercept: true);
        var predicted = matrix.Select(row => weights[0] + row.Zip(weights.Skip(1), (score, weight) => score * weight).Sum());
        var group = document["groups"]![0]!;
        Assert.Equal(rows.Count, (long)group["n"]!);
        Assert.Equal(GoodnessOfFit.RSquared(predicted, observed), (double)group["r2"]!, 9);
        Assert.Equal(1, group["drivers"]!.AsArray().Sum(driver => (double)driver!["share"]!), 9);
    }

    [Fact]
    public async Task CrossTab_QuestionAgainstQuestion_CountsPairs()
    {
        var answers = RandomAnswers.Of(200, seed: 4);
        var survey = await portal.AddMeasuredSurveyAsync(answers);

        var page = await (await portal.SignedInAsync(Role.Executive)).GetPageAsync($"/surveys/{survey.Id}/results/crosstab?question=nps&across=reason");

        var expected = answers.Count(one => Score(one, "nps", 0) <= 6 && Score(one, "reason", 0) == 1);
        var cell = page.QuerySelector("main table tbody tr td .sub")!;
        Assert.Equal(expected.ToString(CultureInfo.InvariantCulture), cell.TextContent.Trim());
        Assert.Contains("χ²", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trend_MonthsWithFewAnswers_AreHiddenWithASecondOne()
    {
        var survey = await portal.AddMeasuredSurveyAsync(
            [.. RandomAnswers.Of(60, days: 28, first: new DateOnly(2025, 11, 1)), .. RandomAnswers.Of(40, days: 28, first: new DateOnly(2025, 12, 1)), .. Plain(new DateOnly(2026, 1, 5), 3)]);

        var page = await (await portal.SignedInAsync(Role.Executive)).GetPageAsync($"/surveys/{survey.Id}/results/trend?question=nps");

        var rows = page.QuerySelectorAll("main table tbody tr");
        Assert.Equal(3, rows.Length);
        Assert.Equal(2, rows.Count(row => row.TextContent.Contains("Скрыто", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Compare_Segments_SaysWhatIsProvenAndWhatWouldProveIt()
    {
        var survey = await portal.AddMeasuredSurveyAsync(
            [.. Plain(new DateOnly(2026, 1, 5), 100, "A", 10), .. Plain(new DateOnly(2026, 1, 5), 100, "B", 3)]);

        var page = await (await portal.SignedInAsync(Role.Executive)).GetPageAsync($"/surveys/{survey.Id}/results/compare?by=segment&first=A&second=B");
        Assert.Contains("первая выше, доказано", page.QuerySelector("main table tbody tr")!.TextContent, StringComparison.Ordinal);

        var similar = await portal.AddMeasuredSurveyAsync(
            [.. Plain(new DateOnly(2026, 1, 5), 20, "A", 10), .. Plain(new DateOnly(2026, 1, 5), 20, "A", 3), .. Plain(new DateOnly(2026, 1, 5), 18, "B", 10), .. Plain(new DateOnly(2026, 1, 5), 22, "B", 3)]);
        page = await (await portal.SignedInAsync(Role.Executive)).GetPageAsync($"/surveys/{similar.Id}/results/compare?by=segment&first=A&second=B");
        Assert.Contains("была бы доказана при", page.QuerySelector("main table tbody tr")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refresh_TouchpointMeasuredByASurvey_GetsItsExperience()
    {
        var journey = await portal.AddReferenceJourneyAsync();
        var survey = await portal.AddMeasuredSurveyAsync([.. Enumerable.Range(0, 10).Select(_ => new TestResponse(new DateOnly(2026, 1, 5), [("speed", 0, 5)]))]);
        var touchpoint = await portal.WithDatabaseAsync(async database =>
        {
            var first = await database.Touchpoints.FirstAsync(row => row.JourneyId == journey.Id);
            (await database.Surveys.Include(row => row.Places).SingleAsync(row => row.Id == survey.Id)).Places.Add(new SurveyPlace { JourneyId = journey.Id, TouchpointId = first.Id });
            await database.SaveChangesAsync();
            return first.Id;
        });

        await WithAsync<MeasuredExperiences, int>(experiences => experiences.RefreshAsync(CancellationToken.None));

        var measured = await portal.WithDatabaseAsync<MeasuredExperience>(database => database.MeasuredExperiences.SingleAsync(row => row.TouchpointId == touchpoint));
        Assert.Equal((2.0, 10, survey.Key), (measured.Level, measured.Count, measured.Source));
    }

    private static IEnumerable<TestResponse> Plain(DateOnly day, int n, string segment = "", int score = 7) => Enumerable.Range(0, n)
        .Select(_ => new TestResponse(day, [("nps", 0, score)]) { Cut = [segment], OccurredAt = day.ToDateTime(new TimeOnly(8, 0), DateTimeKind.Utc) });

    private static double? Score(TestResponse one, string question, int item) =>
        one.Values.Where(value => value.Question == question && value.Item == item && value.Value >= 0).Select(value => (double?)value.Value).FirstOrDefault();

    private async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }
}

public sealed class AnalysisTestsOnSqlite(SqlitePortal portal) : AnalysisTests(portal), IClassFixture<SqlitePortal>;

public sealed class AnalysisTestsOnPostgres(PostgresPortal portal) : AnalysisTests(portal), IClassFixture<PostgresPortal>;
