using System.Net;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Responses;
using CxPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Features.SurveyPages;

/// <summary>Answering a survey by its open link, without a script.</summary>
public abstract class AnsweringTests(PortalFixture portal)
{
    [Fact]
    public async Task Survey_AnsweredToTheEnd_IsStoredWithItsCounts()
    {
        var (survey, visitor) = await OpenAsync("?segment=mass");

        await visitor.SendAsync(("q_nps", "9"), ("q_csat", "4"));
        Assert.Equal(HttpStatusCode.OK, visitor.Answer.StatusCode);
        await visitor.SendAsync(("q_channel", "__other"), ("q_channel__other", "Звонок"), ("q_topics", "speed"), ("q_topics", "staff"), ("q_comment", "Очень быстро"));
        Assert.Empty(portal.Errors);
        var thanks = await visitor.ThanksAsync();

        Assert.Empty(portal.Errors);
        Assert.Equal("Спасибо!", thanks.QuerySelector(".intro")!.TextContent);
        var columns = await portal.ColumnsAsync(survey.Id);
        var response = await OnlyResponseAsync(survey.Id);
        Assert.True(response.IsComplete);
        Assert.Equal(("ru", 1), (response.Language, response.Revision));
        var values = await portal.WithDatabaseAsync(database => database.SurveyAnswers.Where(row => row.ResponseId == response.Id).ToListAsync());
        Assert.Equal(
            new[]
            {
                (columns["nps"], 0, 9), (columns["csat"], 0, 4), (columns["ces"], 0, SurveyAnswer.Skipped), (columns["channel"], 0, SurveyAnswer.Other),
                (columns["topics"], SurveyAnswer.AnsweredItem, 1), (columns["topics"], 1, 1), (columns["topics"], 3, 1), (columns["comment"], 0, SurveyAnswer.Given),
            }.Order(),
            values.Select(row => (row.QuestionId, row.Item, row.Value)).Order());
        var texts = await portal.WithDatabaseAsync(database => database.SurveyTextAnswers.Where(row => row.ResponseId == response.Id).ToListAsync());
        Assert.Equal(["Звонок", "Очень быстро"], texts.Select(text => text.Text).Order());
        Assert.Contains("очень быстро", texts.Select(text => text.SearchText));
        var counts = await portal.WithDatabaseAsync(database => database.SurveyDailyCounts.Where(row => row.SurveyId == survey.Id).ToListAsync());
        Assert.All(counts, count => Assert.Equal((1, new DateOnly(2026, 3, 2), 0), (count.Count, count.Day, count.BatchId)));
        Assert.Equal(values.Count + 1, counts.Count);
        Assert.Single(counts, count => count is { QuestionId: 0, Item: 0, Value: 1 });
        var cut = await portal.WithDatabaseAsync(database => database.SurveyCuts.SingleAsync(row => row.SurveyId == survey.Id));
        Assert.Equal(["mass", "", "", ""], cut.Values);
    }

    [Fact]
    public async Task Page_SentTwiceOrAgainFromTheBackButton_CountsOnce()
    {
        var (survey, visitor) = await OpenAsync();
        await visitor.SendAsync(("q_nps", "3"));
        var last = visitor.Fields(("q_channel", "web"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => portal.Anonymous().Http.PostAsync(Address(survey), new FormUrlEncodedContent(last))));
        await visitor.SendFieldsAsync(visitor.Fields(("q_channel", "app")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode));
        Assert.Equal(HttpStatusCode.SeeOther, visitor.Answer.StatusCode);
        await OnlyResponseAsync(survey.Id);
        var counted = await portal.WithDatabaseAsync(database => database.SurveyDailyCounts.Where(row => row.SurveyId == survey.Id && row.QuestionId == 0).SumAsync(row => row.Count));
        Assert.Equal(1, counted);
    }

    [Fact]
    public async Task Page_ForTheBackButton_MayBeKeptByTheBrowserAlone()
    {
        var (_, visitor) = await OpenAsync();

        Assert.Equal("max-age=0, private", visitor.Answer.Headers.CacheControl!.ToString());

        // A post to the page's own address would make the browser forget the page, and with it the key.
        Assert.EndsWith("/next", visitor.Page.Forms[0].GetAttribute("action"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opening_Again_GivesAnotherKey()
    {
        var (_, visitor) = await OpenAsync();
        var first = KeyOf(visitor);
        await visitor.OpenAsync();

        Assert.NotEqual(first, KeyOf(visitor));
    }

    [Fact]
    public async Task Back_FromTheSecondPage_ShowsTheFirstWithItsAnswers()
    {
        var (_, visitor) = await OpenAsync();
        await visitor.SendAsync(("q_nps", "10"));
        await visitor.SendAsync(("q_comment", "Хорошо"), ("back", "1"));

        Assert.True(visitor.Page.QuerySelector("input[name=q_nps][value='10']")!.HasAttribute("checked"));
        Assert.Equal("Хорошо", visitor.Page.QuerySelector("input[type=hidden][name=q_comment]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Language_SwitchedWithinTheForm_KeepsWhatWasTyped()
    {
        var (survey, visitor) = await OpenAsync();
        await visitor.SendAsync(("q_csat", "2"), ("switch", "en"));

        Assert.Equal("en", visitor.Page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Service rating", visitor.Page.QuerySelector("h1")!.TextContent);
        Assert.True(visitor.Page.QuerySelector("input[name=q_csat][value='2']")!.HasAttribute("checked"));
        await visitor.SendAsync();
        await visitor.SendAsync();
        Assert.Equal("Thank you!", (await visitor.ThanksAsync()).QuerySelector("h1")!.TextContent);
        Assert.Equal("en", (await OnlyResponseAsync(survey.Id)).Language);
    }

    [Fact]
    public async Task Survey_OfTheBrowsersLanguage_OpensInIt()
    {
        var survey = await portal.AddSurveyAsync();
        var collector = await portal.AddCollectorAsync(survey.Id);
        var client = portal.Anonymous();
        client.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("de-DE,en;q=0.8");

        var page = await client.GetPageAsync("/s/" + collector.Token);

        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task Values_ThatAreNotOffered_AreRefusedWithTheirQuestion()
    {
        var (survey, visitor) = await OpenAsync();

        await visitor.SendAsync(("q_nps", "11"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Answer.StatusCode);
        Assert.Equal("#q_nps", visitor.Page.QuerySelector(".errors a")!.GetAttribute("href"));
        Assert.Equal(0, await CountAsync(survey.Id));
    }

    [Fact]
    public async Task Page_IsSmallAndAsksForTwoFiles()
    {
        var (_, visitor) = await OpenAsync();
        var html = await visitor.Answer.Content.ReadAsByteArrayAsync();
        var css = await (await portal.Anonymous().GetAsync("/css/survey-page.css")).Content.ReadAsByteArrayAsync();

        Assert.True(html.Length + css.Length < 20 * 1024, $"{html.Length} bytes of HTML and {css.Length} of CSS");
        Assert.Single(visitor.Page.QuerySelectorAll("link[rel=stylesheet], script, img, iframe"));
    }

    [Fact]
    public async Task Page_ForbidsFramesAndForeignCode()
    {
        var (_, visitor) = await OpenAsync();

        var policy = visitor.Answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.False(visitor.Answer.Headers.Contains("Set-Cookie"));
    }

    private static string KeyOf(SurveyVisitor visitor) => visitor.Page.QuerySelector("input[name=k]")!.GetAttribute("value")!;

    private readonly Dictionary<long, string> addresses = [];

    private string Address(Survey survey) => addresses[survey.Id];

    private async Task<(Survey Survey, SurveyVisitor Visitor)> OpenAsync(string query = "")
    {
        var survey = await portal.AddSurveyAsync();
        var collector = await portal.AddCollectorAsync(survey.Id);
        addresses[survey.Id] = "/s/" + collector.Token + query;
        return (survey, await new SurveyVisitor(portal.Anonymous(), Address(survey)).OpenAsync());
    }

    private Task<SurveyResponse> OnlyResponseAsync(long surveyId) =>
        portal.WithDatabaseAsync(database => database.SurveyResponses.SingleAsync(row => row.SurveyId == surveyId));

    private Task<int> CountAsync(long surveyId) =>
        portal.WithDatabaseAsync(database => database.SurveyResponses.CountAsync(row => row.SurveyId == surveyId));
}

public sealed class AnsweringTestsOnSqlite(SqlitePortal portal) : AnsweringTests(portal), IClassFixture<SqlitePortal>;

public sealed class AnsweringTestsOnPostgres(PostgresPortal portal) : AnsweringTests(portal), IClassFixture<PostgresPortal>;
