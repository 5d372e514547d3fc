using CxPortal.Domain.Common;

namespace CxPortal.Domain.Catalog;

/// <summary>
/// One row of a catalogue: a channel, product, segment, team or screen. Journeys refer to the row, so a new name shows everywhere.
/// </summary>
public sealed class CatalogItem : IVersioned
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaxNameLength = 120;

    /// <summary>The longest description, in characters.</summary>
    public const int MaxDescriptionLength = 1000;

    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>Which catalogue the row belongs to; never changes.</summary>
    public CatalogKind Kind { get; set; }

    /// <summary>The key by which files and programs name the row; unique within its catalogue.</summary>
    public required string Key { get; set; }

    /// <summary>The name shown on every page.</summary>
    public required string Name
    {
        get;
        set
        {
            field = value;
            NormalizedName = Common.SearchText.Of(value);
        }
    }

    /// <summary>The name in search form: unique among the rows of a catalogue that are not merged away, and the sort order.</summary>
    public string NormalizedName { get; private set; } = string.Empty;

    /// <summary>What the row stands for, in a sentence or two; optional.</summary>
    public string? Description { get; set; }

    /// <summary>The channel a screen belongs to; null for the other catalogues.</summary>
    public long? ChannelId { get; set; }

    /// <summary>The channel a screen belongs to.</summary>
    public CatalogItem? Channel { get; set; }

    /// <summary>Since when the row is no longer offered in editors (UTC); where it is used it stays.</summary>
    public DateTime? RetiredAt { get; set; }

    /// <summary>The row into which this one was merged; such a row only leads old keys to the new row.</summary>
    public long? MergedIntoId { get; set; }

    /// <summary>Other names under which imports and the editor find the row.</summary>
    public List<CatalogAlias> Aliases { get; } = [];

    /// <summary>Name and aliases in search form; the name comes first, so it also sorts.</summary>
    public string SearchText { get; set; } = string.Empty;

    /// <inheritdoc />
    public int Version { get; set; }

    /// <summary>Brings the search column in line with name and aliases; call after changing either.</summary>
    public void RefreshSearchText() =>
        SearchText = Common.SearchText.Of(Aliases.Select(alias => (string?)alias.Name).Prepend(Name));
}
