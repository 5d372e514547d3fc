using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Catalog;
using CxPortal.Domain.Journeys;
using CxPortal.Testing;
using CxPortal.Web.Features.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CxPortal.Web.Tests.Features.Catalog;

public abstract class CatalogMergeTests(PortalFixture portal)
{
    [Fact]
    public async Task Index_IsForThoseWhoWriteCatalogues()
    {
        var row = await portal.AddCatalogItemAsync(CatalogKind.Channel, "Канал к слиянию");

        await portal.AssertPageIsForAsync($"/catalog/items/{row.Id}/merge", Role.Administrator, Role.Designer);
        await portal.AssertFormIsForAsync("/catalog/items/999999999/merge", Role.Administrator, Role.Designer);
    }

    [Fact]
    public async Task Merge_Screens_MovesChipsFoldsRepeatsAndKeepsNamesAndKeys()
    {
        var client = await portal.SignedInAsync(Role.Designer);
        var source = await portal.AddCatalogItemAsync(CatalogKind.Screen, "Сайт банка старый", null, "Веб-сайт слияния");
        var target = await portal.AddCatalogItemAsync(CatalogKind.Screen, "Сайт слияния");
        var other = await portal.AddCatalogItemAsync(CatalogKind.Screen, "Третий экран слияния");
        var journey = await portal.AddJourneyWithChipsAsync(
            "Путь слияния", LaneType.Screen,
            new(source.Id, null, null), new(other.Id, null, null), new(target.Id, null, null), new(source.Id, null, ScreenState.Empty));

        var preview = await client.GetPageAsync($"/catalog/items/{source.Id}/merge?into={target.Id}");
        var changes = preview.QuerySelector(".diff")!.TextContent;
        Assert.Contains("1 ячейка. 1 повтор уйдёт", changes, StringComparison.Ordinal);
        Assert.Contains("Путь слияния", changes, StringComparison.Ordinal);
        Assert.Contains("Веб-сайт слияния", changes, StringComparison.Ordinal);
        var response = await MergeAsync(client, preview, source.Id);

        Assert.Equal($"/catalog/items/{target.Id}", response.Headers.Location?.OriginalString);
        var cell = await portal.WithDatabaseAsync(database => database.Cells.Include(row => row.Chips).SingleAsync(row => row.JourneyId == journey.Id));
        Assert.Equal([(target.Id, (ScreenState?)null), (other.Id, null), (target.Id, ScreenState.Empty)],
            cell.Content.Chips.Select(chip => (chip.CatalogItemId!.Value, chip.State)));
        Assert.Equal([0, 1, 2], cell.Chips.Select(chip => chip.Position).Order());
        Assert.Equal(2, cell.Version);

        var names = await portal.WithDatabaseAsync(database => database.CatalogAliases
            .Where(alias => alias.CatalogItemId == target.Id).Select(alias => alias.Name).OrderBy(name => name).ToListAsync());
        Assert.Equal(["Веб-сайт слияния", "Сайт банка старый"], names);
        await using var scope = portal.Services.CreateAsyncScope();
        var lookup = scope.ServiceProvider.GetRequiredService<CatalogLookup>();
        Assert.Equal(target.Id, await lookup.FindAsync(CatalogKind.Screen, "САЙТ БАНКА старый", default));
        Assert.Equal(target.Id, await lookup.FindByKeyAsync(CatalogKind.Screen, source.Key, default));
        Assert.Equal($"/catalog/items/{target.Id}", (await client.GetAsync($"/catalog/items/{source.Id}")).Headers.Location?.OriginalString);
        Assert.DoesNotContain("Сайт банка старый", (await client.GetPageAsync("/catalog/screens?state=all")).QuerySelector("tbody")!.QuerySelectorAll(".row-link").Select(link => link.TextContent));
    }

    [Fact]
    public async Task Merge_Channels_MovesJourneysAndScreens()
    {
        var client = await portal.SignedInAsync(Role.Designer);
        var source = await portal.AddCatalogItemAsync(CatalogKind.Channel, "Мобильный старый");
        var target = await portal.AddCatalogItemAsync(CatalogKind.Channel, "Мобильный новый");
        var screen = await portal.AddCatalogItemAsync(CatalogKind.Screen, "Экран мобильного", source.Id);
        var both = await portal.AddJourneyWithChipsAsync("Путь обоих каналов", LaneType.Team, new ChipContent(null, "канальная", null));
        var one = await portal.AddJourneyWithChipsAsync("Путь одного канала", LaneType.Team, new ChipContent(null, "канальная", null));
        await portal.WithDatabaseAsync(async database =>
        {
            database.JourneyChannels.AddRange(
                new JourneyChannel { JourneyId = both.Id, ChannelId = source.Id },
                new JourneyChannel { JourneyId = both.Id, ChannelId = target.Id },
                new JourneyChannel { JourneyId = one.Id, ChannelId = source.Id });
            await database.SaveChangesAsync();
        });

        await MergeAsync(client, await client.GetPageAsync($"/catalog/items/{source.Id}/merge?into={target.Id}"), source.Id);

        var links = await portal.WithDatabaseAsync(database => database.JourneyChannels
            .Where(link => link.JourneyId == both.Id || link.JourneyId == one.Id).Select(link => link.ChannelId).ToListAsync());
        Assert.Equal([target.Id, target.Id], links);
        Assert.Equal(target.Id, await portal.WithDatabaseAsync(database => database.CatalogItems.Where(item => item.Id == screen.Id).Select(item => item.ChannelId).SingleAsync()));
    }

    [Theory]
    [InlineData(CatalogKind.Product)]
    [InlineData(CatalogKind.Segment)]
    public async Task Merge_ProductsAndSegments_MovesJourneysAndLeadsEarlierMergesOn(CatalogKind kind)
    {
        var client = await portal.SignedInAsync(Role.Designer);
        var first = await portal.AddCatalogItemAsync(kind, "Первое звено " + kind);
        var second = await portal.AddCatalogItemAsync(kind, "Второе звено " + kind);
        var third = await portal.AddCatalogItemAsync(kind, "Третье звено " + kind);
        var journey = await portal.AddJourneyWithChipsAsync("Путь звена", LaneType.Team, new ChipContent(null, "звенная", null));
        await portal.WithDatabaseAsync(async database =>
        {
            var row = await database.Journeys.SingleAsync(one => one.Id == journey.Id);
            row.ProductId = kind == CatalogKind.Product ? first.Id : null;
            row.SegmentId = kind == CatalogKind.Segment ? first.Id : null;
            await database.SaveChangesAsync();
        });

        await MergeAsync(client, await client.GetPageAsync($"/catalog/items/{first.Id}/merge?into={second.Id}"), first.Id);
        await MergeAsync(client, await client.GetPageAsync($"/catalog/items/{second.Id}/merge?into={third.Id}"), second.Id);

        var now = await portal.WithDatabaseAsync(database => database.Journeys.Where(one => one.Id == journey.Id).Select(one => one.ProductId ?? one.SegmentId).SingleAsync());
        Assert.Equal(third.Id, now);
        Assert.Equal([third.Id, third.Id], await portal.WithDatabaseAsync(database => database.CatalogItems
            .Where(item => item.Id == first.Id || item.Id == second.Id).Select(item => item.MergedIntoId!.Value).ToListAsync()));
        Assert.Equal(2, await portal.WithDatabaseAsync(database => database.CatalogAliases.CountAsync(alias => alias.CatalogItemId == third.Id)));
    }

    [Fact]
    public async Task Merge_Stale_ShowsThePreviewAgainAndChangesNothing()
    {
        var client = await portal.SignedInAsync(Role.Designer);
        var source = await portal.AddCatalogItemAsync(CatalogKind.Team, "Слияние устарело");
        var target = await portal.AddCatalogItemAsync(CatalogKind.Team, "Слияние устарело цель");
        var preview = await client.GetPageAsync($"/catalog/items/{source.Id}/merge?into={target.Id}");
        await client.PostFormAsync($"/catalog/items/{target.Id}", $"/catalog/items/{target.Id}/aliases", new() { ["alias"] = "Слияние устарело синоним" });

        var response = await MergeAsync(client, preview, source.Id);

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        var page = await client.ReadPageAsync(response);
        Assert.NotNull(page.QuerySelector(".errors"));
        Assert.Equal("2", page.QuerySelector<IHtmlInputElement>("input[name=IntoVersion]")!.Value);
        Assert.Null(await portal.WithDatabaseAsync(database => database.CatalogItems.Where(item => item.Id == source.Id).Select(item => item.MergedIntoId).SingleAsync()));
    }

    [Fact]
    public async Task Merge_IntoItselfOrAnotherCatalogue_IsRefused()
    {
        var client = await portal.SignedInAsync(Role.Designer);
        var source = await portal.AddCatalogItemAsync(CatalogKind.Team, "Слияние с собой");
        var screen = await portal.AddCatalogItemAsync(CatalogKind.Screen, "Слияние с экраном");

        foreach (var into in (long[])[source.Id, screen.Id, 999999999])
        {
            var response = await client.PostFormAsync("/", $"/catalog/items/{source.Id}/merge", new() { ["Version"] = "1", ["Into"] = $"{into}", ["IntoVersion"] = "1" });

            Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        }
    }

    private static Task<HttpResponseMessage> MergeAsync(TestClient client, IHtmlDocument preview, long source) =>
        client.PostFormAsync(preview, $"/catalog/items/{source}/merge", preview
            .QuerySelectorAll<IHtmlInputElement>("main form[method=post] input[type=hidden]")
            .Where(input => input.Name!.StartsWith("__", StringComparison.Ordinal) is false)
            .ToDictionary(input => input.Name!, input => (string?)input.Value));
}

public sealed class CatalogMergeTestsOnSqlite(SqlitePortal portal) : CatalogMergeTests(portal), IClassFixture<SqlitePortal>;

public sealed class CatalogMergeTestsOnPostgres(PostgresPortal portal) : CatalogMergeTests(portal), IClassFixture<PostgresPortal>;
