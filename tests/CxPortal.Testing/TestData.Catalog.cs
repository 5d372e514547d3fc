using CxPortal.Domain.Catalog;
using CxPortal.Domain.Common;
using CxPortal.Domain.Journeys;

namespace CxPortal.Testing;

/// <summary>Catalogue rows, and journeys that use them.</summary>
public static partial class TestData
{
    /// <summary>Stores a catalogue row under a key of its own.</summary>
    public static Task<CatalogItem> AddCatalogItemAsync(
        this PortalFixture portal, CatalogKind kind, string name, long? channelId = null, params string[] aliases) =>
        portal.WithDatabaseAsync(async database =>
        {
            var item = new CatalogItem { Kind = kind, Key = "row-" + Guid.NewGuid().ToString("N"), Name = name, ChannelId = channelId };
            item.Aliases.AddRange(aliases.Select(alias => new CatalogAlias { Kind = kind, Name = alias, NormalizedName = SearchText.Of(alias) }));
            item.RefreshSearchText();
            database.CatalogItems.Add(item);
            await database.SaveChangesAsync();
            return item;
        });

    /// <summary>Stores a journey of one touchpoint with the five lanes, and these chips in the cell of a lane.</summary>
    public static Task<Journey> AddJourneyWithChipsAsync(this PortalFixture portal, string title, LaneType lane, params ChipContent[] chips) =>
        portal.WithDatabaseAsync(async database =>
        {
            var journey = NewJourney(title);
            journey.Lanes.AddRange(CanonicalLanes.Create());
            AddStage(journey, 0, "Этап", ["Точка касания"]);
            database.Journeys.Add(journey);
            await database.SaveChangesAsync();
            AddCell(database, journey, journey.Lanes.First(row => row.Type == lane), journey.Touchpoints[0], CellContent.Empty with { Chips = chips });
            await database.SaveChangesAsync();
            return journey;
        });
}
