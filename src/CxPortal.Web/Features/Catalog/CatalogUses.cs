using CxPortal.Data;
using CxPortal.Domain.Catalog;

namespace CxPortal.Web.Features.Catalog;

/// <summary>One place in which a journey uses a catalogue row.</summary>
public sealed class CatalogUsePair
{
    /// <summary>The row.</summary>
    public long ItemId { get; init; }

    /// <summary>The journey.</summary>
    public long JourneyId { get; init; }
}

/// <summary>Where catalogue rows are used.</summary>
internal static class CatalogUses
{
    /// <summary>Every use of the rows of a catalogue; a journey that uses a row several times appears several times.</summary>
    public static IQueryable<CatalogUsePair> UsesOf(this CxPortalDbContext database, CatalogKind kind) => kind switch
    {
        CatalogKind.Channel => database.JourneyChannels
            .Select(channel => new CatalogUsePair { ItemId = channel.ChannelId, JourneyId = channel.JourneyId }),
        CatalogKind.Product => database.Journeys
            .Where(journey => journey.ProductId != null)
            .Select(journey => new CatalogUsePair { ItemId = journey.ProductId!.Value, JourneyId = journey.Id }),
        CatalogKind.Segment => database.Journeys
            .Where(journey => journey.SegmentId != null)
            .Select(journey => new CatalogUsePair { ItemId = journey.SegmentId!.Value, JourneyId = journey.Id }),
        _ => database.CellChips
            .Where(chip => chip.CatalogItemId != null)
            .Select(chip => new CatalogUsePair { ItemId = chip.CatalogItemId!.Value, JourneyId = chip.JourneyId }),
    };
}
