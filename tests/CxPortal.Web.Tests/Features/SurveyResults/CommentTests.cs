using System.Net;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Responses;
using CxPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Features.SurveyResults;

public abstract class CommentTests(PortalFixture portal)
{
    [Fact]
    public async Task Index_SearchAndScore_FindComments()
    {
        var survey = await portal.AddMeasuredSurveyAsync([.. Said("Долго ждал ответа", 12, 3), .. Said("Всё быстро", 10, 10)]);
        var client = await portal.SignedInAsync(Role.Designer);
        var address = $"/surveys/{survey.Id}/comments";

        Assert.Equal(20, (await client.GetPageAsync(address)).QuerySelectorAll(".thread .note").Length);
        Assert.Equal(12, (await client.GetPageAsync(address + "?q=" + Uri.EscapeDataString("ЖДАЛ"))).QuerySelectorAll(".thread .note").Length);
        Assert.Equal(10, (await client.GetPageAsync(address + "?score=High")).QuerySelectorAll(".thread .note").Length);
        Assert.Equal(2, (await client.GetPageAsync(address + "?page=2")).QuerySelectorAll(".thread .note").Length);
        Assert.NotNull((await client.GetPageAsync(address + "?q=nothing-like-this")).QuerySelector(".empty"));
    }

    [Fact]
    public async Task Index_FewComments_AreHidden_AndOnlyDesignersRead()
    {
        var survey = await portal.AddMeasuredSurveyAsync([.. Said("Немного слов", 7, 3)]);
        var address = $"/surveys/{survey.Id}/comments";

        var page = await (await portal.SignedInAsync(Role.Designer)).GetPageAsync(address);
        Assert.Empty(page.QuerySelectorAll(".thread .note"));
        Assert.Contains("Скрыто", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, (await (await portal.SignedInAsync(Role.Executive)).GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await portal.SignedInAsync(Role.Designer)).GetAsync("/surveys/999999/comments")).StatusCode);
    }

    [Fact]
    public async Task Code_TwoCoders_ShowTheirAgreement()
    {
        var survey = await portal.AddMeasuredSurveyAsync([.. Said("Очередь в отделении", 10, 4)]);
        var (designer, administrator) = (await portal.SignedInAsync(Role.Designer), await portal.SignedInAsync(Role.Administrator));
        var address = $"/surveys/{survey.Id}/comments";
        Assert.Equal(HttpStatusCode.Redirect, (await designer.PostFormAsync(address, address + "/tags", new() { ["name"] = "Очереди" })).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await designer.PostFormAsync(address, address + "/tags", new() { ["name"] = "Очереди" })).StatusCode);
        var (tag, answers) = await portal.WithDatabaseAsync(async database => (
            await database.CommentTags.SingleAsync(row => row.SurveyId == survey.Id),
            await database.SurveyTextAnswers.Where(row => row.SurveyId == survey.Id).OrderBy(row => row.ResponseId).ToListAsync()));

        for (var place = 0; place < 10; place++)
        {
            await CodeAsync(designer, address, answers[place], place < 5 ? tag.Id : null);
            await CodeAsync(administrator, address, answers[place], place < 4 ? tag.Id : null);
        }

        // Observed 0.9, expected 0.5: kappa 0.8.
        var page = await designer.GetPageAsync(address);
        Assert.Contains("0,80", page.QuerySelector("aside table")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(5, (await designer.GetPageAsync($"{address}?tag={tag.Id}")).QuerySelectorAll(".thread .note").Length);
        await designer.PostFormAsync(address, $"{address}/tags/{tag.Id}/delete", []);
        Assert.False(await portal.WithDatabaseAsync(database => database.CommentCodes.AnyAsync(code => code.TagId == tag.Id)));
    }

    [Fact]
    public async Task Words_LowScoresAgainstTheRest_AreListed()
    {
        var survey = await portal.AddMeasuredSurveyAsync([.. Said("Долго ждал в очереди", 20, 3), .. Said("Быстро и вежливо", 30, 10)]);

        var page = await (await portal.SignedInAsync(Role.Designer)).GetPageAsync($"/surveys/{survey.Id}/comments/words");

        var first = page.QuerySelector("main table tbody tr")!;
        Assert.Contains("100,0 %", first.TextContent, StringComparison.Ordinal);
        Assert.Contains("чаще, доказано", first.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll(".words li"), word => word.TextContent.StartsWith("быстро", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Words_AnonymousSurvey_ShowsNoDayAndNoGroups()
    {
        var survey = await portal.AddMeasuredSurveyAsync([.. Said("Без имени", 9, 8)], Confidentiality.Anonymous);

        var page = await (await portal.SignedInAsync(Role.Designer)).GetPageAsync($"/surveys/{survey.Id}/comments");

        Assert.Equal(9, page.QuerySelectorAll(".thread .note").Length);
        Assert.Empty(page.QuerySelectorAll(".thread time"));
        Assert.DoesNotContain("Массовый", page.QuerySelector(".thread")!.TextContent, StringComparison.Ordinal);
    }

    private static IEnumerable<TestResponse> Said(string words, int times, int score) => Enumerable.Range(0, times)
        .Select(_ => new TestResponse(new DateOnly(2026, 2, 1), [("nps", 0, score), ("why", 0, SurveyAnswer.Given)])
        {
            Cut = ["Массовый", "Отделение"],
            Texts = new Dictionary<string, string> { ["why"] = words },
            OccurredAt = new DateTime(2026, 2, 1, 8, 0, 0, DateTimeKind.Utc),
        });

    private static async Task CodeAsync(TestClient client, string address, SurveyTextAnswer answer, long? tag) => Assert.Equal(
        HttpStatusCode.Redirect,
        (await client.PostFormAsync(address, $"{address}/{answer.ResponseId}/codes", new()
        {
            ["questionId"] = answer.QuestionId.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["tags"] = tag?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        })).StatusCode);
}

public sealed class CommentTestsOnSqlite(SqlitePortal portal) : CommentTests(portal), IClassFixture<SqlitePortal>;

public sealed class CommentTestsOnPostgres(PostgresPortal portal) : CommentTests(portal), IClassFixture<PostgresPortal>;
