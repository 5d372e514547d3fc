namespace CxPortal.Domain.Catalog;

/// <summary>Another name of a catalogue row, matched without regard to case.</summary>
public sealed class CatalogAlias
{
    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>The row that has this other name.</summary>
    public long CatalogItemId { get; set; }

    /// <summary>The row's catalogue, repeated so that an alias is unique within it.</summary>
    public CatalogKind Kind { get; set; }

    /// <summary>The other name as it was typed.</summary>
    public required string Name { get; set; }

    /// <summary>The name in search form; unique within a catalogue.</summary>
    public required string NormalizedName { get; set; }
}
