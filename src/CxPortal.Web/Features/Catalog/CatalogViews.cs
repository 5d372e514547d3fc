using CxPortal.Domain.Catalog;
using CxPortal.Web.Infrastructure.Http;

namespace CxPortal.Web.Features.Catalog;

/// <summary>What the address bar asks of a catalogue's list.</summary>
public sealed class CatalogFilter
{
    /// <summary>The order where none is asked for.</summary>
    public const string DefaultSort = "name";

    /// <summary>Part of a name or alias, in any case.</summary>
    public string? Q { get; set; }

    /// <summary><c>retired</c> or <c>all</c>; anything else means rows in use.</summary>
    public string? State { get; set; }

    /// <summary><c>name</c>, <c>channel</c> or <c>uses</c>; with a leading hyphen from the greatest down.</summary>
    public string Sort { get; set; } = DefaultSort;

    /// <summary>Number of the page, from 1.</summary>
    public int Page { get; set; } = 1;

    /// <summary>Whether anything narrows the list.</summary>
    public bool IsNarrow => !string.IsNullOrWhiteSpace(Q) || State is "retired" or "all";
}

/// <summary>A catalogue's list.</summary>
/// <param name="Kind">The catalogue.</param>
/// <param name="Filter">What was asked for.</param>
/// <param name="Page">The rows.</param>
/// <param name="InUse">Rows of the whole catalogue that are not retired.</param>
/// <param name="Unmatched">Names in journeys that are in no catalogue.</param>
public sealed record CatalogListView(CatalogKind Kind, CatalogFilter Filter, PageOf<CatalogRow> Page, int InUse, int Unmatched);

/// <summary>A row of a catalogue's list.</summary>
/// <param name="Id">Key of the row.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it stands for.</param>
/// <param name="Channel">A screen's channel.</param>
/// <param name="Aliases">Its other names.</param>
/// <param name="Uses">Journeys in which it is used.</param>
/// <param name="IsRetired">Whether it is no longer offered.</param>
public sealed record CatalogRow(long Id, string Name, string? Description, string? Channel, IReadOnlyList<string> Aliases, int Uses, bool IsRetired);

/// <summary>A row with all that hangs on it.</summary>
/// <param name="Id">Key of the row.</param>
/// <param name="Kind">Its catalogue.</param>
/// <param name="Key">The key by which files name it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it stands for.</param>
/// <param name="ChannelId">A screen's channel.</param>
/// <param name="Channel">The channel's name.</param>
/// <param name="IsRetired">Whether it is no longer offered.</param>
/// <param name="Version">Its version.</param>
public sealed record CatalogItemView(
    long Id, CatalogKind Kind, string Key, string Name, string? Description, long? ChannelId, string? Channel, bool IsRetired, int Version)
{
    /// <summary>Its other names.</summary>
    public IReadOnlyList<CatalogNamed> Aliases { get; init; } = [];

    /// <summary>Journeys in which it is used.</summary>
    public IReadOnlyList<CatalogUse> Uses { get; init; } = [];

    /// <summary>A channel's screens.</summary>
    public IReadOnlyList<CatalogNamed> Screens { get; init; } = [];
}

/// <summary>Something with a name.</summary>
/// <param name="Id">Key.</param>
/// <param name="Name">Name.</param>
public sealed record CatalogNamed(long Id, string Name);

/// <summary>A journey in which a row is used.</summary>
/// <param name="Id">Key of the journey.</param>
/// <param name="Title">Its title.</param>
/// <param name="IsArchived">Whether the journey lies in the archive.</param>
public sealed record CatalogUse(long Id, string Title, bool IsArchived);
