using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Catalog;
using CxPortal.Domain.Journeys;
using CxPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Features.Catalog;

public abstract class CatalogListTests(PortalFixture portal)
{
    [Theory]
    [InlineData("/catalog/channels")]
    [InlineData("/catalog/products")]
    [InlineData("/catalog/segments")]
    [InlineData("/catalog/teams?state=all")]
    [InlineData("/catalog/screens?sort=-channel")]
    public Task Index_IsForThoseWhoReadCatalogues(string url) => portal.AssertPageIsForAsync(url, Role.Administrator, Role.Designer, Role.Reviewer);

    [Fact]
    public Task New_IsForThoseWhoWriteCatalogues() => portal.AssertPageIsForAsync("/catalog/screens/new", Role.Administrator, Role.Designer);

    [Fact]
    public async Task Index_UnknownCatalogue_IsNotFound()
    {
        var client = await portal.SignedInAsync(Role.Designer);

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/catalog/nothing")).StatusCode);
    }

    [Fact]
    public async Task Create_ByReviewer_IsRefused()
    {
        var response = await (await portal.SignedInAsync(Role.Reviewer)).PostFormAsync("/", "/catalog/teams", new() { ["Form.Name"] = "Чужая" });

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Create_Valid_StoresRowWithAuditAndLeadsToTheList()
    {
        var client = await portal.SignedInAsync(Role.Designer);
        var channel = await portal.AddCatalogItemAsync(CatalogKind.Channel, "Канал нового экрана");

        var response = await client.PostFormAsync("/catalog/screens/new", "/catalog/screens", new()
        {
            ["Form.Name"] = "  Экран входа ",
            ["Form.ChannelId"] = $"{channel.Id}",
            ["Form.Description"] = "Первая встреча",
        });

        Assert.Equal("/catalog/screens", response.Headers.Location?.OriginalString);
        var row = await portal.WithDatabaseAsync(database => database.CatalogItems.SingleAsync(item => item.Name == "Экран входа"));
        Assert.Equal(("ekran-vkhoda", channel.Id, "Первая встреча"), (row.Key, row.ChannelId, row.Description));
        var id = $"{row.Id}";
        Assert.True(await portal.WithDatabaseAsync(database => database.AuditEntries.AnyAsync(entry => entry.Subject == "CatalogItem" && entry.SubjectId == id)));
        Assert.Contains("Экран входа", (await client.GetPageAsync("/catalog/screens")).QuerySelector(".flash")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Заполните")]
    [InlineData("  ЗЕЛЁНАЯ команда ", "уже есть")]
    [InlineData("прежняя зеленая", "уже есть")]
    public async Task Create_Invalid_SaysWhatIsWrongByField(string name, string message)
    {
        var client = await portal.SignedInAsync(Role.Designer);
        if (!await portal.WithDatabaseAsync(database => database.CatalogItems.AnyAsync(item => item.Name == "Зелёная команда")))
        {
            await portal.AddCatalogItemAsync(CatalogKind.Team, "Зелёная команда", null, "Прежняя зелёная");
        }

        var response = await client.PostFormAsync("/catalog/teams/new", "/catalog/teams", new() { ["Form.Name"] = name, ["Form.Description"] = "Осталось" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var page = await client.ReadPageAsync(response);
        Assert.Contains(message, page.QuerySelector("#Form_Name-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Form_Name-hint Form_Name-error", page.QuerySelector("#Form_Name")!.GetAttribute("aria-describedby"));
        Assert.Equal("#Form_Name", page.QuerySelector(".errors a")!.GetAttribute("href"));
        Assert.Contains("Осталось", page.QuerySelector("#Form_Description")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_TooLong_IsRefused()
    {
        var client = await portal.SignedInAsync(Role.Designer);

        var response = await client.PostFormAsync("/catalog/teams/new", "/catalog/teams", new() { ["Form.Name"] = new string('я', 121) });

        Assert.Contains("120", (await client.ReadPageAsync(response)).QuerySelector("#Form_Name-error")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("счёт", "Расчётный счет Ё")]
    [InlineData("СЧЕТ ё", "Расчётный счет Ё")]
    [InlineData("прежнее ИМЯ", "Расчётный счет Ё")]
    [InlineData("100%", "Скидка 100% _всем_")]
    [InlineData("_всем_", "Скидка 100% _всем_")]
    [InlineData("%", "Скидка 100% _всем_")]
    public async Task Index_Search_FindsCyrillicInAnyCaseAndTakesSignsAsTheyAre(string question, string name)
    {
        if (!await portal.WithDatabaseAsync(database => database.CatalogItems.AnyAsync(item => item.Name == "Расчётный счет Ё")))
        {
            await portal.AddCatalogItemAsync(CatalogKind.Product, "Расчётный счет Ё", null, "Прежнее имя счёта");
            await portal.AddCatalogItemAsync(CatalogKind.Product, "Скидка 100% _всем_");
        }

        var page = await (await portal.SignedInAsync(Role.Reviewer)).GetPageAsync("/catalog/products?q=" + Uri.EscapeDataString(question));

        Assert.Equal([name], Names(page));
    }

    [Fact]
    public async Task Index_NothingFound_DiffersFromNothingThere()
    {
        await portal.AddCatalogItemAsync(CatalogKind.Team, "Команда, которую никто не ищет");
        var client = await portal.SignedInAsync(Role.Designer);

        var page = await client.GetPageAsync("/catalog/teams?q=" + Uri.EscapeDataString("такого нет"));

        Assert.Equal("Ничего не нашлось", page.QuerySelector(".empty h2")!.TextContent);
    }

    [Fact]
    public async Task Index_SortsCyrillicAsReadersExpect_AndTurnsRound()
    {
        foreach (var name in (string[])["ёлка-сорт", "Ель-сорт", "яма-сорт", "Жара-сорт", "абрис-сорт"])
        {
            await portal.AddCatalogItemAsync(CatalogKind.Segment, name);
        }

        var client = await portal.SignedInAsync(Role.Reviewer);

        Assert.Equal(["абрис-сорт", "ёлка-сорт", "Ель-сорт", "Жара-сорт", "яма-сорт"], Names(await client.GetPageAsync("/catalog/segments?q=-" + Uri.EscapeDataString("сорт"))));
        var page = await client.GetPageAsync("/catalog/segments?sort=-name&q=-" + Uri.EscapeDataString("сорт"));
        Assert.Equal(["яма-сорт", "Жара-сорт", "Ель-сорт", "ёлка-сорт", "абрис-сорт"], Names(page));
        Assert.Equal("descending", page.QuerySelector("thead th")!.GetAttribute("aria-sort"));
        Assert.Contains("sort=name", page.QuerySelector("a.sort")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Index_CountsJourneysOnce_AndSortsByThem()
    {
        var busy = await portal.AddCatalogItemAsync(CatalogKind.Team, "Счётная команда занятая");
        await portal.AddCatalogItemAsync(CatalogKind.Team, "Счётная команда свободная");
        await portal.AddJourneyWithChipsAsync("Первый путь счётной", LaneType.Team, new ChipContent(busy.Id, null, null));
        await portal.AddJourneyWithChipsAsync("Второй путь счётной", LaneType.Team, new ChipContent(busy.Id, null, null));

        var page = await (await portal.SignedInAsync(Role.Reviewer)).GetPageAsync("/catalog/teams?sort=-uses&q=" + Uri.EscapeDataString("счетная"));

        Assert.Equal(["Счётная команда занятая", "Счётная команда свободная"], Names(page));
        var link = page.QuerySelector<IHtmlAnchorElement>($"a[href='/catalog/items/{busy.Id}#uses']")!;
        Assert.Equal("2 пути", link.TextContent);
    }

    [Fact]
    public async Task Index_ShowsRowsByState_InPages()
    {
        for (var number = 1; number <= 21; number++)
        {
            await portal.AddCatalogItemAsync(CatalogKind.Screen, $"Листаемый экран {number:00}");
        }

        var client = await portal.SignedInAsync(Role.Designer);
        var retired = await portal.AddCatalogItemAsync(CatalogKind.Screen, "Листаемый экран старый");
        await client.PostFormAsync("/", $"/catalog/items/{retired.Id}/retirement", []);
        var question = "q=" + Uri.EscapeDataString("листаемый");

        Assert.Equal(20, Names(await client.GetPageAsync("/catalog/screens?" + question)).Count);
        var second = await client.GetPageAsync("/catalog/screens?page=2&" + question);
        Assert.Equal(["Листаемый экран 21"], Names(second));
        Assert.Contains("21–21 из 21", second.QuerySelector(".pages")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Листаемый экран старый"], Names(await client.GetPageAsync("/catalog/screens?state=retired&" + question)));
        Assert.Equal(2, Names(await client.GetPageAsync("/catalog/screens?state=all&page=99&" + question)).Count);
    }

    private static List<string> Names(IHtmlDocument page) => [.. page.QuerySelectorAll("tbody .row-link").Select(link => link.TextContent)];
}

public sealed class CatalogListTestsOnSqlite(SqlitePortal portal) : CatalogListTests(portal), IClassFixture<SqlitePortal>;

public sealed class CatalogListTestsOnPostgres(PostgresPortal portal) : CatalogListTests(portal), IClassFixture<PostgresPortal>;
