using System.Net;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Collection;
using CxPortal.Domain.Surveys.Definition;
using CxPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Features.SurveyPages;

/// <summary>When a survey takes answers and when it says why not; kiosks and widgets.</summary>
public abstract class OpeningTests(PortalFixture portal)
{
    [Theory]
    [InlineData("closed", HttpStatusCode.Gone, "Опрос завершён")]
    [InlineData("over", HttpStatusCode.Gone, "Опрос завершён")]
    [InlineData("early", HttpStatusCode.NotFound, "Опрос ещё не начался")]
    [InlineData("archived", HttpStatusCode.Gone, "Опрос завершён")]
    [InlineData("draft", HttpStatusCode.NotFound, "Такого опроса нет")]
    public async Task Survey_NotOpen_SaysWhy(string state, HttpStatusCode status, string title)
    {
        var survey = await portal.AddSurveyAsync(change: row =>
        {
            row.Status = state switch { "closed" => SurveyStatus.Closed, "draft" => SurveyStatus.Draft, _ => row.Status };
            row.ClosesOn = state == "over" ? new DateOnly(2026, 3, 1) : null;
            row.OpensOn = state == "early" ? new DateOnly(2026, 3, 3) : null;
            row.ArchivedAt = state == "archived" ? DateTime.UnixEpoch : null;
        });
        var collector = await portal.AddCollectorAsync(survey.Id);

        var visitor = await new SurveyVisitor(portal.Anonymous(), "/s/" + collector.Token).OpenAsync();

        Assert.Equal(status, visitor.Answer.StatusCode);
        Assert.Equal(title, visitor.Page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Survey_ClosedWhileItIsFilledIn_TakesNoMore()
    {
        var (survey, visitor) = await OpenAsync();
        await visitor.SendAsync();
        await ChangeAsync(survey.Id, row => row.Status = SurveyStatus.Closed);

        await visitor.SendAsync();

        Assert.Equal(HttpStatusCode.Gone, visitor.Answer.StatusCode);
        Assert.Equal(0, await CountAsync(survey.Id));
    }

    [Fact]
    public async Task Limit_Reached_TakesNoMoreEvenAtOnce()
    {
        var survey = await portal.AddSurveyAsync(OnePage(), change: row => row.ResponseLimit = 3);
        var collector = await portal.AddCollectorAsync(survey.Id);
        var visitors = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => new SurveyVisitor(portal.Anonymous(), "/s/" + collector.Token).OpenAsync()));

        await Task.WhenAll(visitors.Select(visitor => visitor.SendAsync(("q_way", "web"))));

        Assert.Equal(3, visitors.Count(visitor => visitor.Answer.StatusCode == HttpStatusCode.SeeOther));
        Assert.Equal(5, visitors.Count(visitor => visitor.Answer.StatusCode == HttpStatusCode.Gone));
        Assert.Equal(3, await CountAsync(survey.Id));
        Assert.Equal(HttpStatusCode.Gone, (await portal.Anonymous().GetAsync("/s/" + collector.Token)).StatusCode);
    }

    [Fact]
    public async Task Quota_Full_TurnsAwayTheOptionAlone()
    {
        var survey = await portal.AddSurveyAsync(OnePage() with { Quotas = [new Quota("way", "web", 1)] });
        var collector = await portal.AddCollectorAsync(survey.Id);

        var first = await AnswerAsync(collector, "web");
        var second = await AnswerAsync(collector, "web");
        var other = await AnswerAsync(collector, "app");

        Assert.Equal(
            [HttpStatusCode.SeeOther, HttpStatusCode.Gone, HttpStatusCode.SeeOther],
            [first.Answer.StatusCode, second.Answer.StatusCode, other.Answer.StatusCode]);
        Assert.Equal(2, await CountAsync(survey.Id));
    }

    [Fact]
    public async Task Collector_SwitchedOff_TakesNoAnswers()
    {
        var survey = await portal.AddSurveyAsync();
        var collector = await portal.AddCollectorAsync(survey.Id, change: row => row.IsActive = false);

        Assert.Equal(HttpStatusCode.Gone, (await portal.Anonymous().GetAsync("/s/" + collector.Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await portal.Anonymous().GetAsync("/s/nothing")).StatusCode);
    }

    [Fact]
    public async Task Collector_WithPresets_GivesThemToEachAnswer()
    {
        var survey = await portal.AddSurveyAsync(OnePage());
        var collector = await portal.AddCollectorAsync(survey.Id, change: row => row.Presets = "channel=office\nunknown=1");
        var visitor = await new SurveyVisitor(portal.Anonymous(), $"/s/{collector.Token}?channel=web&segment=mass").OpenAsync();
        await visitor.SendAsync();

        var cut = await portal.WithDatabaseAsync(database => database.SurveyCuts.SingleAsync(row => row.SurveyId == survey.Id));
        Assert.Equal(["mass", "office", "", ""], cut.Values);
    }

    [Fact]
    public async Task Kiosk_BeginsAnewByItself()
    {
        var survey = await portal.AddSurveyAsync(OnePage());
        var collector = await portal.AddCollectorAsync(survey.Id, CollectorKind.Kiosk, row => row.ResetSeconds = 30);
        var visitor = await new SurveyVisitor(portal.Anonymous(), "/s/" + collector.Token).OpenAsync();
        var body = visitor.Page.Body!;
        Assert.Equal(("30", "/s/" + collector.Token), (body.GetAttribute("data-reset"), body.GetAttribute("data-start")));
        Assert.Equal("no-store", visitor.Answer.Headers.CacheControl!.ToString());

        await visitor.SendAsync(("q_way", "web"));
        var thanks = await visitor.ThanksAsync();

        Assert.Equal("15;url=/s/" + collector.Token, thanks.QuerySelector("meta[http-equiv=refresh]")!.GetAttribute("content"));
    }

    [Fact]
    public async Task Widget_IsOneSmallScriptAndIsFramedByItsOriginsAlone()
    {
        var survey = await portal.AddSurveyAsync(OnePage());
        var collector = await portal.AddCollectorAsync(survey.Id, CollectorKind.Widget, row => row.AllowedOrigins = "https://bank.example\nhttps://m.bank.example");
        var client = portal.Anonymous();

        var script = await client.GetAsync($"/s/{collector.Token}/widget.js");
        var page = await client.GetAsync("/s/" + collector.Token);

        var text = await script.Content.ReadAsStringAsync();
        Assert.True(text.Length < 10 * 1024);
        Assert.Contains("\"ru\":{", text, StringComparison.Ordinal);
        Assert.DoesNotContain("__WORDS__", text, StringComparison.Ordinal);
        Assert.EndsWith("frame-ancestors https://bank.example https://m.bank.example", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.False(page.Headers.Contains("X-Frame-Options"));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/s/nothing/widget.js")).StatusCode);
    }

    [Fact]
    public async Task Revision_PublishedWhileAnotherIsFilledIn_LeavesThatOneReadable()
    {
        var (survey, visitor) = await OpenAsync();
        await visitor.SendAsync(("q_nps", "8"));
        await portal.WithDatabaseAsync(async database =>
        {
            database.SurveyRevisions.Add(new SurveyRevision
            {
                SurveyId = survey.Id,
                Number = 2,
                PublishedAt = DateTime.UnixEpoch,
                PublishedBy = "tests",
                Document = SurveyDefinitionJson.Write(OnePage()),
            });
            (await database.Surveys.SingleAsync(row => row.Id == survey.Id)).CurrentRevision = 2;
            database.SurveyQuestions.Add(new SurveyQuestion { SurveyId = survey.Id, Key = "way", Type = QuestionType.SingleChoice });
            await database.SaveChangesAsync();
        });

        await visitor.SendAsync(("q_comment", "Прежний вопрос"));

        Assert.Equal(HttpStatusCode.SeeOther, visitor.Answer.StatusCode);
        Assert.Equal(1, await portal.WithDatabaseAsync(database => database.SurveyResponses.Where(row => row.SurveyId == survey.Id).Select(row => row.Revision).SingleAsync()));
    }

    private static SurveyDefinition OnePage() => TestData.SurveyDefinition() with
    {
        Pages =
        [
            new SurveyPage
            {
                Key = "only",
                Questions =
                [
                    TestData.Asked(QuestionType.SingleChoice, "way") with
                    {
                        Options = [TestData.Option(1, "web", "Сайт", "Site"), TestData.Option(2, "app", "Приложение", "App")],
                    },
                ],
            },
        ],
    };

    private async Task<SurveyVisitor> AnswerAsync(SurveyCollector collector, string way)
    {
        var visitor = await new SurveyVisitor(portal.Anonymous(), "/s/" + collector.Token).OpenAsync();
        return await visitor.SendAsync(("q_way", way));
    }

    private async Task<(Survey Survey, SurveyVisitor Visitor)> OpenAsync()
    {
        var survey = await portal.AddSurveyAsync();
        var collector = await portal.AddCollectorAsync(survey.Id);
        return (survey, await new SurveyVisitor(portal.Anonymous(), "/s/" + collector.Token).OpenAsync());
    }

    private Task ChangeAsync(long id, Action<Survey> change) => portal.WithDatabaseAsync(async database =>
    {
        change(await database.Surveys.SingleAsync(row => row.Id == id));
        await database.SaveChangesAsync();
    });

    private Task<int> CountAsync(long surveyId) => portal.WithDatabaseAsync(database => database.SurveyResponses.CountAsync(row => row.SurveyId == surveyId));
}

public sealed class OpeningTestsOnSqlite(SqlitePortal portal) : OpeningTests(portal), IClassFixture<SqlitePortal>;

public sealed class OpeningTestsOnPostgres(PostgresPortal portal) : OpeningTests(portal), IClassFixture<PostgresPortal>;
