using System.Net;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Definition;
using CxPortal.Testing;
using CxPortal.Web.Infrastructure.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CxPortal.Web.Tests.Features.SurveyPages;

/// <summary>Every type of question as a respondent meets it, and questions that earlier answers bring up.</summary>
public abstract class QuestionTypesTests(PortalFixture portal)
{
    [Fact]
    public async Task EveryType_CanBeAnsweredWithoutAScript()
    {
        var definition = TestData.SurveyDefinition() with
        {
            Pages =
            [
                new SurveyPage
                {
                    Key = "all",
                    Questions = [.. QuestionTypes.Offered.Select(type => TestData.Asked(type, type.ToString().ToLowerInvariant()) with
                    {
                        Title = LocalText.Of("Вопрос " + type, "Question " + type),
                        IsShuffled = type.HasRows() || type.HasOptions(),
                        Options = type.HasOptions() ? [TestData.Option(1, "web", "Сайт", "Site"), TestData.Option(2, "app", "Приложение", "App")] : [],
                        Rows = type.HasRows() ? [TestData.Option(1, "form", "Заявка", "Form"), TestData.Option(2, "call", "Звонок", "Call")] : [],
                    })],
                },
            ],
        };
        var survey = await portal.AddSurveyAsync(definition);
        var collector = await portal.AddCollectorAsync(survey.Id);
        var visitor = await new SurveyVisitor(portal.Anonymous(), "/s/" + collector.Token).OpenAsync();

        await visitor.SendAsync(
            ("q_csat", "5"), ("q_nps", "10"), ("q_ces", "7"), ("q_csi__form", "4"), ("q_csi__form__importance", "5"), ("q_csi__call", "3"), ("q_csi__call__importance", "2"),
            ("q_singlechoice", "app"), ("q_multiplechoice", "web"), ("q_touchpointmatrix__form", "3"), ("q_touchpointmatrix__call", "1"),
            ("q_shorttext", "Казань"), ("q_longtext", "Строка\nещё"), ("q_number", "12,5"), ("q_date", "2026-02-01"), ("q_consent", "1"));

        Assert.Equal(HttpStatusCode.SeeOther, visitor.Answer.StatusCode);
        var texts = await portal.WithDatabaseAsync(database => database.SurveyTextAnswers.Where(row => row.SurveyId == survey.Id).Select(row => row.Text).ToListAsync());
        Assert.Equal(new[] { "12.5", "2026-02-01", "Казань", "Строка\nещё" }.Order(StringComparer.Ordinal), texts.Order(StringComparer.Ordinal));
        var answered = await portal.WithDatabaseAsync(database => database.SurveyDailyCounts
            .Where(row => row.SurveyId == survey.Id && row.QuestionId != 0).Select(row => row.QuestionId).Distinct().CountAsync());
        Assert.Equal(QuestionTypes.Offered.Count(type => type.Asks()), answered);
    }

    [Fact]
    public async Task Question_BroughtUpOnTheSamePage_IsShownBeforeTheEnd()
    {
        var definition = TestData.SurveyDefinition() with
        {
            Pages =
            [
                new SurveyPage
                {
                    Key = "only",
                    Questions =
                    [
                        TestData.Asked(QuestionType.Nps, "nps"),
                        TestData.Asked(QuestionType.LongText, "why") with
                        {
                            IsRequired = true, Title = LocalText.Of("Почему?", "Why?"), ShowIf = new Condition([new Term("nps", Comparison.AtMost, "6")]),
                        },
                    ],
                },
            ],
            Outcomes = [new Outcome { Key = "thanks", Text = LocalText.Of("Ваша оценка: {{nps}}", "Your score: {{nps}}") }],
        };
        var survey = await portal.AddSurveyAsync(definition);
        var collector = await portal.AddCollectorAsync(survey.Id);
        var visitor = await new SurveyVisitor(portal.Anonymous(), "/s/" + collector.Token).OpenAsync();
        Assert.Null(visitor.Page.QuerySelector("[name=q_why]"));

        await visitor.SendAsync(("q_nps", "2"));
        Assert.Equal(HttpStatusCode.OK, visitor.Answer.StatusCode);
        Assert.Equal("Почему?", visitor.Page.QuerySelector("label[for=q_why]")!.TextContent);
        Assert.Null(visitor.Page.QuerySelector(".err"));

        await visitor.SendAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Answer.StatusCode);

        await visitor.SendAsync(("q_why", "<b>Долго</b>"));
        Assert.Equal(HttpStatusCode.OK, visitor.Answer.StatusCode);
        Assert.Equal("Ваша оценка: 2", visitor.Page.QuerySelector(".intro")!.TextContent);
    }

    [Fact]
    public async Task Texts_OfRespondentsAndEditors_AreNeverMarkup()
    {
        var survey = await portal.AddSurveyAsync(TestData.SurveyDefinition("<script>x</script>"));
        var collector = await portal.AddCollectorAsync(survey.Id);
        var visitor = await new SurveyVisitor(portal.Anonymous(), "/s/" + collector.Token).OpenAsync();
        Assert.Equal("<script>x</script>", visitor.Page.QuerySelector("h1")!.TextContent);

        await visitor.SendAsync(("q_nps", "\"><img src=x>"));

        Assert.Empty(visitor.Page.QuerySelectorAll("script, img"));
    }

    [Fact]
    public async Task Receipts_AreDroppedAfterADay()
    {
        var survey = await portal.AddSurveyAsync();
        var collector = await portal.AddCollectorAsync(survey.Id);
        var visitor = await new SurveyVisitor(portal.Anonymous(), "/s/" + collector.Token).OpenAsync();
        await visitor.SendAsync();
        await visitor.SendAsync();
        var job = portal.Services.GetServices<JobRegistration>().Single(registration => registration.Name == "submission-receipts");
        Assert.NotEqual(0, await ReceiptsAsync());

        await RunAsync(job);
        Assert.NotEqual(0, await ReceiptsAsync());
        portal.Clock.Advance(TimeSpan.FromHours(26));
        await RunAsync(job);

        Assert.Equal(0, await ReceiptsAsync());
    }

    private Task<int> ReceiptsAsync() => portal.WithDatabaseAsync(database => database.SubmissionReceipts.CountAsync());

    private async Task RunAsync(JobRegistration job)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        await ((IScheduledJob)scope.ServiceProvider.GetRequiredService(job.Type)).RunAsync(CancellationToken.None);
    }
}

public sealed class QuestionTypesTestsOnSqlite(SqlitePortal portal) : QuestionTypesTests(portal), IClassFixture<SqlitePortal>;

public sealed class QuestionTypesTestsOnPostgres(PostgresPortal portal) : QuestionTypesTests(portal), IClassFixture<PostgresPortal>;
