using System.Net;
using CxPortal.Data.Audit;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Surveys;
using CxPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Features.SurveyResults;

public abstract class ResultsPagesTests(PortalFixture portal)
{
    [Fact]
    public async Task Index_ShowsEveryQuestionWithIntervalDefinitionAndTable()
    {
        var survey = await portal.AddMeasuredSurveyAsync(RandomAnswers.Of(120));

        var page = await (await portal.SignedInAsync(Role.Executive)).GetPageAsync($"/surveys/{survey.Id}/results");

        Assert.Equal(7, page.QuerySelectorAll("main .card").Length);
        Assert.Contains("nps.score v1", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("120 ответов на опрос", page.Body.TextContent, StringComparison.Ordinal);
        Assert.All(page.QuerySelectorAll("canvas[data-chart]"), chart => Assert.NotNull(chart.Closest(".card")!.QuerySelector("table")));
    }

    [Fact]
    public async Task Index_SplitBySegment_HidesSmallGroups()
    {
        var answers = RandomAnswers.Of(60).Select((one, index) => one with { Cut = [index < 3 ? "Частный банк" : index < 20 ? "Премиум" : "Массовый", "Приложение"] });
        var survey = await portal.AddMeasuredSurveyAsync([.. answers]);

        var page = await (await portal.SignedInAsync(Role.Reviewer)).GetPageAsync($"/surveys/{survey.Id}/results?by=segment");

        var rows = page.QuerySelectorAll("main .card:first-of-type tbody tr");
        Assert.Equal(3, rows.Length);
        Assert.Equal(2, rows.Count(row => row.TextContent.Contains("Скрыто", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("from=abc&to=2026-13-45&by=nothing&question=none&a-segment=%00")]
    [InlineData("a-segment=unknown&a-channel=%3Cscript%3E")]
    [InlineData("from=2030-01-01&to=2020-01-01")]
    public async Task Pages_NonsenseInTheAddressBar_StillAnswer(string query)
    {
        var survey = await portal.AddMeasuredSurveyAsync(RandomAnswers.Of(30));
        var client = await portal.SignedInAsync(Role.Designer);

        foreach (var path in Pages)
        {
            await client.GetPageAsync($"/surveys/{survey.Id}/{path}?{query}");
        }
    }

    [Fact]
    public async Task Pages_SurveyWithoutAnswers_SayWhatToDo()
    {
        var survey = await portal.AddMeasuredSurveyAsync();
        var client = await portal.SignedInAsync(Role.Designer);

        foreach (var path in Pages)
        {
            Assert.NotNull((await client.GetPageAsync($"/surveys/{survey.Id}/{path}")).QuerySelector(".empty"));
        }
    }

    [Fact]
    public async Task Pages_UnknownSurvey_AreNotFound()
    {
        var client = await portal.SignedInAsync(Role.Designer);

        foreach (var path in Pages.Concat(["results/export?format=csv", "responses/export?format=csv"]))
        {
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/surveys/999999/{path}")).StatusCode);
        }
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    [InlineData("json")]
    public async Task Export_Results_IsSuppressedAsTheScreen_AndAudited(string format)
    {
        var answers = RandomAnswers.Of(40).Select((one, index) => one with { Cut = [index < 3 ? "Мало" : "Много", string.Empty] });
        var survey = await portal.AddMeasuredSurveyAsync([.. answers], Confidentiality.Anonymous);

        var response = await (await portal.SignedInAsync(Role.Executive)).GetAsync($"/surveys/{survey.Id}/results/export?format={format}&by=segment");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var content = await response.Content.ReadAsByteArrayAsync();
        Assert.True(content.Length > 500);
        if (format != "xlsx")
        {
            Assert.Contains("tooFew", System.Text.Encoding.UTF8.GetString(content), StringComparison.Ordinal);
        }

        Assert.Equal(1, await ActsAsync(survey, "results"));
    }

    [Fact]
    public async Task Export_Responses_HasARowForEach_AndReopensAsWorkbook()
    {
        var survey = await portal.AddMeasuredSurveyAsync(RandomAnswers.Of(25, isAnonymous: true), Confidentiality.Anonymous);
        var client = await portal.SignedInAsync(Role.Designer);

        var csv = await (await client.GetAsync($"/surveys/{survey.Id}/responses/export?format=csv")).Content.ReadAsStringAsync();
        var lines = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(26, lines.Length);
        Assert.StartsWith("response;day;language;complete;segment;channel;nps;speed;ease;reason;reason.other.text;channels.app;", lines[0], StringComparison.Ordinal);

        await using var workbook = new MemoryStream(await (await client.GetAsync($"/surveys/{survey.Id}/responses/export?format=xlsx")).Content.ReadAsByteArrayAsync());
        using var read = new ClosedXML.Excel.XLWorkbook(workbook);
        Assert.Equal(26, read.Worksheet(1).RowsUsed().Count());
        Assert.Equal(2, await ActsAsync(survey, "responses"));
    }

    [Fact]
    public async Task Export_FewAnonymousResponses_IsRefused()
    {
        var survey = await portal.AddMeasuredSurveyAsync(RandomAnswers.Of(4, isAnonymous: true), Confidentiality.Anonymous);

        var response = await (await portal.SignedInAsync(Role.Designer)).GetAsync($"/surveys/{survey.Id}/responses/export?format=csv");

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal(0, await ActsAsync(survey, "responses"));
    }

    [Fact]
    public async Task Export_Responses_OnlyForThoseWhoMayReadThem()
    {
        var survey = await portal.AddMeasuredSurveyAsync(RandomAnswers.Of(10));

        Assert.Equal(HttpStatusCode.Redirect, (await portal.Anonymous().GetAsync($"/surveys/{survey.Id}/results")).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await (await portal.SignedInAsync(Role.Executive)).GetAsync($"/surveys/{survey.Id}/responses/export?format=csv")).StatusCode);
    }

    private static readonly string[] Pages = ["results", "results/trend", "results/compare", "results/crosstab", "results/drivers", "results/map", "results/response-rate", "comments", "comments/words"];

    private Task<int> ActsAsync(Survey survey, string export)
    {
        var id = survey.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return portal.WithDatabaseAsync(database => database.AuditEntries.CountAsync(entry =>
            entry.Subject == "Survey" && entry.SubjectId == id && entry.Action == AuditAction.Performed && entry.After!.Contains("\"" + export + "\"")));
    }
}

public sealed class ResultsPagesTestsOnSqlite(SqlitePortal portal) : ResultsPagesTests(portal), IClassFixture<SqlitePortal>;

public sealed class ResultsPagesTestsOnPostgres(PostgresPortal portal) : ResultsPagesTests(portal), IClassFixture<PostgresPortal>;
