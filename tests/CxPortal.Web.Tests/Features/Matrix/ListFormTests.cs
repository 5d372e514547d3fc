using System.Net;
using AngleSharp.Html.Dom;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Journeys;
using CxPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Features.Matrix;

public abstract class ListFormTests(PortalFixture portal)
{
    [Theory]
    [InlineData(Role.Designer, true)]
    [InlineData(Role.Reviewer, false)]
    [InlineData(Role.Executive, false)]
    public async Task Index_List_ShowsFormsToThoseWhoMayWrite(Role role, bool canWrite)
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(role);

        var page = await client.GetPageAsync($"/journeys/{journey.Id}?view=list&edit={journey.Touchpoints[1].Id}");

        Assert.Equal(5, page.QuerySelectorAll("article.tp").Length);
        Assert.Null(page.QuerySelector("#matrix-host"));
        Assert.Equal(canWrite, page.QuerySelector("article.tp form") is not null);
        Assert.Equal(canWrite ? 4 : 0, page.QuerySelectorAll("article.tp .tp-head .btn").Length);
    }

    [Fact]
    public async Task Index_List_KeepsTheEmotionApartFromItsReason()
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);

        var page = await (await portal.SignedInAsync(Role.Reviewer)).GetPageAsync($"/journeys/{journey.Id}?view=list");

        var emotion = page.QuerySelector("article.tp dd")!;
        Assert.EndsWith("не измеряем", emotion.QuerySelector("p")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(emotion.QuerySelector("p + div"));
    }

    [Fact]
    public async Task Update_TitleTextAndTeams_StoresThemAndGoesBackToTheCard()
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(Role.Designer);
        var (page, fields) = await FormAsync(client, journey, 1);
        fields["Title"] = "Сравнивает тарифы";
        fields["Cells[1].Text"] = "читает отзывы";
        fields["Cells[4].Chips[2].Name"] = "Блогеры";

        var response = await client.PostFormAsync(page, Url(journey, 1), fields);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal($"/journeys/{journey.Id}?view=list#tp{journey.Touchpoints[1].Id}", response.Headers.Location!.OriginalString);
        var list = await client.GetPageAsync($"/journeys/{journey.Id}?view=list");
        var text = list.QuerySelector($"#tp{journey.Touchpoints[1].Id}")!.TextContent;
        Assert.Contains("Сравнивает тарифы", text, StringComparison.Ordinal);
        Assert.Contains("читает отзывы", text, StringComparison.Ordinal);
        Assert.Contains("Блогеры", text, StringComparison.Ordinal);
        Assert.True(await portal.WithDatabaseAsync(database => database.AuditEntries.AnyAsync(entry =>
            entry.JourneyId == journey.Id && entry.Operation == "TouchpointCells.Update" && entry.Subject == "Touchpoint")));
    }

    [Fact]
    public async Task Update_ChangedMeanwhile_KeepsMineAndShowsTheirs()
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(Role.Designer);
        var (page, fields) = await FormAsync(client, journey, 1);
        await (await client.SendJsonAsync(HttpMethod.Put, journey.CellUrl(1, 1), new { text = "их слова" }, 1)).JsonAsync();
        fields["Title"] = "Мой заголовок";
        fields["Cells[1].Text"] = "мои слова";

        var response = await client.PostFormAsync(page, Url(journey, 1), fields);

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        var again = await client.ReadPageAsync(response);
        var form = again.QuerySelector("article.tp form")!;
        Assert.Equal("мои слова", ((IHtmlTextAreaElement)form.QuerySelector("textarea[name='Cells[1].Text']")!).Value.Trim());
        Assert.Equal("Мой заголовок", ((IHtmlInputElement)form.QuerySelector("input[name=Title]")!).Value);
        Assert.Contains("их слова", form.TextContent, StringComparison.Ordinal);
        Assert.False(await portal.WithDatabaseAsync(database => database.Touchpoints.AnyAsync(row => row.JourneyId == journey.Id && row.Title == "Мой заголовок")));
        var second = await client.PostFormAsync(again, Url(journey, 1), FieldsOf(again));
        Assert.Equal(HttpStatusCode.Redirect, second.StatusCode);
        Assert.Equal("мои слова", await portal.WithDatabaseAsync(database => database.Cells
            .Where(cell => cell.LaneId == journey.Lanes[1].Id && cell.TouchpointId == journey.Touchpoints[1].Id).Select(cell => cell.Text).SingleAsync()));
    }

    [Theory]
    [InlineData("Title", " ")]
    [InlineData("Cells[2].Importance", "11")]
    [InlineData("Cells[2].Importance", "many")]
    public async Task Update_Invalid_ShowsTheFormAgain(string field, string value)
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(Role.Designer);
        var (page, fields) = await FormAsync(client, journey, 0);
        fields[field] = value;
        fields["Cells[1].Text"] = "не терять";

        var response = await client.PostFormAsync(page, Url(journey, 0), fields);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var again = await client.ReadPageAsync(response);
        Assert.NotNull(again.QuerySelector("article.tp .errors"));
        Assert.Contains("не терять", again.QuerySelector("textarea[name='Cells[1].Text']")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Update_UnknownOrForeignTouchpoint_IsNotFound()
    {
        var mine = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var other = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(Role.Designer);
        var (page, fields) = await FormAsync(client, mine, 0);

        foreach (var url in new[] { $"/journeys/{mine.Id}/touchpoints/{other.Touchpoints[0].Id}/cells", "/journeys/999999/touchpoints/1/cells" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await client.PostFormAsync(page, url, fields)).StatusCode);
        }
    }

    [Theory]
    [InlineData(Role.Reviewer)]
    [InlineData(Role.Executive)]
    public async Task Update_Reader_IsRefused(Role role)
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(role);

        var response = await client.PostFormAsync($"/journeys/{journey.Id}", Url(journey, 0), new() { ["Title"] = "x" });

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    private static string Url(Journey journey, int touchpoint) => $"/journeys/{journey.Id}/touchpoints/{journey.Touchpoints[touchpoint].Id}/cells";

    private static async Task<(IHtmlDocument Page, Dictionary<string, string?> Fields)> FormAsync(TestClient client, Journey journey, int touchpoint)
    {
        var page = await client.GetPageAsync($"/journeys/{journey.Id}?view=list&edit={journey.Touchpoints[touchpoint].Id}");
        return (page, FieldsOf(page));
    }

    private static Dictionary<string, string?> FieldsOf(IHtmlDocument page)
    {
        var fields = new Dictionary<string, string?>();
        foreach (var element in page.QuerySelectorAll("article.tp form [name]"))
        {
            if (element is IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false } or IHtmlButtonElement)
            {
                continue;
            }

            var name = element.GetAttribute("name")!;
            var value = element switch
            {
                IHtmlInputElement input => input.Value,
                IHtmlTextAreaElement area => area.Value.TrimStart('\n'),
                IHtmlSelectElement select => select.Value,
                _ => null,
            };
            if (name != "__RequestVerificationToken" && !name.EndsWith(".Index", StringComparison.Ordinal))
            {
                fields[name] = value;
            }
        }

        return fields;
    }
}

public sealed class ListFormTestsOnSqlite(SqlitePortal portal) : ListFormTests(portal), IClassFixture<SqlitePortal>;

public sealed class ListFormTestsOnPostgres(PostgresPortal portal) : ListFormTests(portal), IClassFixture<PostgresPortal>;
