using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Catalog;
using CxPortal.Domain.Journeys;
using CxPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Features.Catalog;

public abstract class CatalogItemTests(PortalFixture portal)
{
    private const string Nothing = "/catalog/items/999999999";

    [Fact]
    public async Task Index_IsForThoseWhoReadCatalogues()
    {
        var row = await portal.AddCatalogItemAsync(CatalogKind.Channel, "Канал для чтения");

        await portal.AssertPageIsForAsync($"/catalog/items/{row.Id}", Role.Administrator, Role.Designer, Role.Reviewer);
    }

    [Theory]
    [InlineData(Nothing)]
    [InlineData(Nothing + "/aliases")]
    [InlineData(Nothing + "/aliases/1/removal")]
    [InlineData(Nothing + "/retirement")]
    [InlineData(Nothing + "/restoration")]
    public async Task Changes_AreForThoseWhoWriteCatalogues_AndUnknownRowsAreNotFound(string url)
    {
        if (url == Nothing)
        {
            var client = await portal.SignedInAsync(Role.Designer);
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(url)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await client.PostFormAsync("/", url, new() { ["Form.Name"] = "Имя" })).StatusCode);
        }

        await portal.AssertFormIsForAsync(url, Role.Administrator, Role.Designer);
    }

    [Fact]
    public async Task Index_ShowsWhereTheRowIsUsed_AndReadersGetNoForms()
    {
        var team = await portal.AddCatalogItemAsync(CatalogKind.Team, "Показательная команда", null, "Её второе имя");
        var journey = await portal.AddJourneyWithChipsAsync("Путь показательной команды", LaneType.Team, new ChipContent(team.Id, null, null));

        var page = await (await portal.SignedInAsync(Role.Reviewer)).GetPageAsync($"/catalog/items/{team.Id}");

        Assert.Equal("Путь показательной команды", page.QuerySelector($"#uses a[href='/journeys/{journey.Id}']")!.TextContent);
        Assert.Contains("Её второе имя", page.QuerySelector(".chips")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form, .head form"));
    }

    [Fact]
    public async Task Update_NewName_ShowsWhereverTheRowIsUsed()
    {
        var client = await portal.SignedInAsync(Role.Designer);
        var team = await portal.AddCatalogItemAsync(CatalogKind.Team, "Имя до");
        var journey = await portal.AddJourneyWithChipsAsync("Путь с новым именем", LaneType.Team, new ChipContent(team.Id, null, null));

        var response = await UpdateAsync(client, team.Id, 1, "Имя после");

        Assert.Equal($"/catalog/items/{team.Id}", response.Headers.Location?.OriginalString);
        var page = await client.GetPageAsync($"/journeys/{journey.Id}");
        Assert.Contains("Имя после", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Имя до", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Имя после"], await SuggestionsAsync(client, "team", "имя ПОСЛЕ"));
    }

    [Fact]
    public async Task Update_Stale_KeepsTheInputAndShowsWhatIsStored()
    {
        var client = await portal.SignedInAsync(Role.Designer);
        var row = await portal.AddCatalogItemAsync(CatalogKind.Product, "Спорный продукт");
        await UpdateAsync(client, row.Id, 1, "Продукт по-другому");

        var response = await UpdateAsync(client, row.Id, 1, "Продукт по-моему");

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        var page = await client.ReadPageAsync(response);
        Assert.Equal("Продукт по-моему", page.QuerySelector<IHtmlInputElement>("#Form_Name")!.Value);
        Assert.Contains("Продукт по-другому", page.QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("2", page.QuerySelector<IHtmlInputElement>("#Form_Version")!.Value);
    }

    [Fact]
    public async Task Update_Invalid_SaysSoByField()
    {
        var client = await portal.SignedInAsync(Role.Designer);
        await portal.AddCatalogItemAsync(CatalogKind.Screen, "Занятый экран");
        var row = await portal.AddCatalogItemAsync(CatalogKind.Screen, "Свободный экран");

        var taken = await UpdateAsync(client, row.Id, 1, "занятый ЭКРАН");
        var unknownChannel = await client.PostFormAsync($"/catalog/items/{row.Id}", $"/catalog/items/{row.Id}", new()
        {
            ["Form.Name"] = "Свободный экран",
            ["Form.Version"] = "1",
            ["Form.ChannelId"] = "999999999",
        });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, taken.StatusCode);
        Assert.NotNull((await client.ReadPageAsync(taken)).QuerySelector("#Form_Name-error"));
        Assert.NotNull((await client.ReadPageAsync(unknownChannel)).QuerySelector("#Form_ChannelId-error"));
    }

    [Fact]
    public async Task Aliases_AreFoundUntilTheyAreTakenAway()
    {
        var client = await portal.SignedInAsync(Role.Designer);
        var row = await portal.AddCatalogItemAsync(CatalogKind.Screen, "Колл-центр с именами");
        var url = $"/catalog/items/{row.Id}";

        var added = await client.PostFormAsync(url, url + "/aliases", new() { ["alias"] = " Контактный ЦЕНТР " });
        Assert.Equal(url, added.Headers.Location?.OriginalString);
        Assert.Equal(["Колл-центр с именами"], await SuggestionsAsync(client, "screen", "контактный"));

        var alias = await portal.WithDatabaseAsync(database => database.CatalogAliases.SingleAsync(one => one.CatalogItemId == row.Id));
        Assert.Equal("Контактный ЦЕНТР", alias.Name);
        var removed = await client.PostFormAsync(url, $"{url}/aliases/{alias.Id}/removal", []);
        Assert.Equal(url, removed.Headers.Location?.OriginalString);
        Assert.Empty(await SuggestionsAsync(client, "screen", "контактный"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ТРЕТЬЕ имя")]
    [InlineData("чужой синоним")]
    public async Task AddAlias_BlankOrTaken_IsRefusedAndKept(string alias)
    {
        var client = await portal.SignedInAsync(Role.Designer);
        if (!await portal.WithDatabaseAsync(database => database.CatalogItems.AnyAsync(item => item.Name == "Третье имя")))
        {
            await portal.AddCatalogItemAsync(CatalogKind.Channel, "Третье имя", null, "Чужой синоним");
        }

        var row = await portal.AddCatalogItemAsync(CatalogKind.Channel, "Канал " + Guid.NewGuid());

        var response = await client.PostFormAsync($"/catalog/items/{row.Id}", $"/catalog/items/{row.Id}/aliases", new() { ["alias"] = alias });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var page = await client.ReadPageAsync(response);
        Assert.NotEmpty(page.QuerySelector("#alias-error")!.TextContent);
        Assert.Equal(alias, page.QuerySelector<IHtmlInputElement>("#alias")!.Value);
    }

    [Fact]
    public async Task Retire_StopsOfferingAndStaysWhereUsed_UndoBringsBack()
    {
        var client = await portal.SignedInAsync(Role.Designer);
        var team = await portal.AddCatalogItemAsync(CatalogKind.Team, "Уходящая команда");
        var journey = await portal.AddJourneyWithChipsAsync("Путь уходящей", LaneType.Team, new ChipContent(team.Id, null, null));

        var response = await client.PostFormAsync("/", $"/catalog/items/{team.Id}/retirement", []);

        Assert.Equal("/catalog/teams", response.Headers.Location?.OriginalString);
        Assert.Empty(await SuggestionsAsync(client, "team", "уходящая"));
        Assert.Contains("Уходящая команда", (await client.GetPageAsync($"/journeys/{journey.Id}")).Body!.TextContent, StringComparison.Ordinal);

        await client.PostFormAsync("/", $"/catalog/items/{team.Id}/retirement", []);
        var undo = (await client.GetPageAsync("/catalog/teams")).QuerySelector<IHtmlFormElement>(".flash form")!;
        await client.PostFormAsync("/", undo.GetAttribute("action")!, []);
        Assert.Equal(["Уходящая команда"], await SuggestionsAsync(client, "team", "уходящая"));
    }

    private static Task<HttpResponseMessage> UpdateAsync(TestClient client, long id, int version, string name) =>
        client.PostFormAsync($"/catalog/items/{id}", $"/catalog/items/{id}", new() { ["Form.Name"] = name, ["Form.Version"] = $"{version}" });

    private static async Task<List<string>> SuggestionsAsync(TestClient client, string kind, string question) =>
        [.. (await CatalogSuggestionsTests.AskAsync(client, $"kind={kind}&q={Uri.EscapeDataString(question)}")).Select(row => row.Name)];
}

public sealed class CatalogItemTestsOnSqlite(SqlitePortal portal) : CatalogItemTests(portal), IClassFixture<SqlitePortal>;

public sealed class CatalogItemTestsOnPostgres(PostgresPortal portal) : CatalogItemTests(portal), IClassFixture<PostgresPortal>;
