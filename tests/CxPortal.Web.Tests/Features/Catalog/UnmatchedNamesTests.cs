using System.Net;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Catalog;
using CxPortal.Domain.Journeys;
using CxPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Features.Catalog;

public abstract class UnmatchedNamesTests(PortalFixture portal)
{
    [Fact]
    public async Task Pages_AreForThoseWhoMayUseThem()
    {
        await portal.AddJourneyWithChipsAsync("Путь для всех", LaneType.Team, new ChipContent(null, "видимая всем", null));

        await portal.AssertPageIsForAsync("/catalog/unmatched", Role.Administrator, Role.Designer, Role.Reviewer);
        await portal.AssertPageIsForAsync("/catalog/unmatched/match?kind=Team&name=" + Uri.EscapeDataString("видимая всем"), Role.Administrator, Role.Designer);
        await portal.AssertFormIsForAsync("/catalog/unmatched/rows", Role.Administrator, Role.Designer);
        await portal.AssertFormIsForAsync("/catalog/unmatched/match", Role.Administrator, Role.Designer);
    }

    [Fact]
    public async Task Index_GathersSpellings_AndReadersGetNoForms()
    {
        await portal.AddJourneyWithChipsAsync("Путь написаний", LaneType.Screen, new(null, "Форум Клиентов", null), new(null, "форум  клиентов", null));

        var page = await (await portal.SignedInAsync(Role.Reviewer)).GetPageAsync("/catalog/unmatched");

        var row = Assert.Single(page.QuerySelectorAll("tbody tr"), row => row.TextContent.Contains("орум", StringComparison.Ordinal));
        Assert.Contains("Экран", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 ячейка", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Путь написаний", row.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task Create_MakesARowAndPutsItEverywhere()
    {
        var client = await portal.SignedInAsync(Role.Designer);
        var first = await portal.AddJourneyWithChipsAsync("Путь первый", LaneType.Team, new ChipContent(null, "Лидеры мнений", null));
        var second = await portal.AddJourneyWithChipsAsync("Путь второй", LaneType.Team, new(null, "лидеры МНЕНИЙ", null), new(null, "Иные", null));
        var screen = await portal.AddJourneyWithChipsAsync("Путь экрана", LaneType.Screen, new ChipContent(null, "Лидеры мнений", null));

        var response = await client.PostFormAsync("/", "/catalog/unmatched/rows", new() { ["kind"] = "Team", ["name"] = "лидеры мнений" });

        Assert.Equal("/catalog/unmatched", response.Headers.Location?.OriginalString);
        var row = await portal.WithDatabaseAsync(database => database.CatalogItems.SingleAsync(item => item.Kind == CatalogKind.Team && item.NormalizedName == "лидеры мнений"));
        Assert.Equal([new ChipContent(row.Id, null, null)], await ChipsAsync(first));
        Assert.Equal([new ChipContent(row.Id, null, null), new ChipContent(null, "Иные", null)], await ChipsAsync(second));
        Assert.Equal([new ChipContent(null, "Лидеры мнений", null)], await ChipsAsync(screen));
        Assert.Equal(HttpStatusCode.NotFound, (await client.PostFormAsync("/", "/catalog/unmatched/rows", new() { ["kind"] = "Team", ["name"] = "лидеры мнений" })).StatusCode);
    }

    [Fact]
    public async Task Match_PutsTheRowEverywhere_FoldsRepeats_AndRemembersTheName()
    {
        var client = await portal.SignedInAsync(Role.Designer);
        var row = await portal.AddCatalogItemAsync(CatalogKind.Team, "Служба поддержки");
        var journey = await portal.AddJourneyWithChipsAsync("Путь поддержки", LaneType.Team, new(null, "саппорт", null), new(row.Id, null, null));
        var url = "/catalog/unmatched/match?kind=Team&name=" + Uri.EscapeDataString("саппорт");
        Assert.Contains("саппорт", (await client.GetPageAsync(url)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);

        var response = await client.PostFormAsync(url, "/catalog/unmatched/match", new() { ["kind"] = "Team", ["name"] = "саппорт", ["into"] = $"{row.Id}" });

        Assert.Equal("/catalog/unmatched", response.Headers.Location?.OriginalString);
        Assert.Equal([new ChipContent(row.Id, null, null)], await ChipsAsync(journey));
        Assert.Equal(["саппорт"], await portal.WithDatabaseAsync(database => database.CatalogAliases.Where(alias => alias.CatalogItemId == row.Id).Select(alias => alias.Name).ToListAsync()));
    }

    [Fact]
    public async Task Match_WithARowOfAnotherCatalogue_IsRefused()
    {
        var client = await portal.SignedInAsync(Role.Designer);
        var screen = await portal.AddCatalogItemAsync(CatalogKind.Screen, "Экран не для команды");
        await portal.AddJourneyWithChipsAsync("Путь отказа", LaneType.Team, new ChipContent(null, "отказная", null));

        var response = await client.PostFormAsync("/", "/catalog/unmatched/match", new() { ["kind"] = "Team", ["name"] = "отказная", ["into"] = $"{screen.Id}" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.NotNull((await client.ReadPageAsync(response)).QuerySelector(".errors a[href='#into']"));
    }

    private Task<IReadOnlyList<ChipContent>> ChipsAsync(Journey journey) => portal.WithDatabaseAsync(async database =>
        (await database.Cells.Include(cell => cell.Chips).SingleAsync(cell => cell.JourneyId == journey.Id)).Content.Chips);
}

public sealed class UnmatchedNamesTestsOnSqlite(SqlitePortal portal) : UnmatchedNamesTests(portal), IClassFixture<SqlitePortal>;

public sealed class UnmatchedNamesTestsOnPostgres(PostgresPortal portal) : UnmatchedNamesTests(portal), IClassFixture<PostgresPortal>;
