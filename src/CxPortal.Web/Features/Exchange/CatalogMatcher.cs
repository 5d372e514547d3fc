using CxPortal.Data;
using CxPortal.Domain.Catalog;
using CxPortal.Domain.Common;
using CxPortal.Domain.Journeys.Exchange;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Exchange;

/// <summary>
/// Finds the catalogue rows that a document names: by key, else by name or alias in search form; merged rows lead to where
/// they were merged. What is not found is listed as a row to create.
/// </summary>
internal sealed class CatalogMatcher
{
    private readonly Dictionary<long, CatalogItem> byId;
    private readonly Dictionary<(CatalogKind, string), CatalogItem> byKey;
    private readonly Dictionary<(CatalogKind, string), CatalogItem> byName = [];
    private readonly Dictionary<(CatalogKind, string), CatalogDocument> described;
    private readonly Dictionary<(CatalogKind, string), CatalogDocument> missing = [];

    private CatalogMatcher(List<CatalogItem> rows, JourneyDocument document)
    {
        byId = rows.ToDictionary(row => row.Id);
        byKey = rows.ToDictionary(row => (row.Kind, row.Key));
        described = document.Catalog.ToDictionary(row => (row.Kind, row.Key!));
        foreach (var row in rows.Where(row => row.MergedIntoId is null).OrderBy(row => row.RetiredAt is not null).ThenBy(row => row.Id))
        {
            byName.TryAdd((row.Kind, SearchText.Of(row.Name)), row);
        }

        foreach (var row in rows)
        {
            foreach (var alias in row.Aliases)
            {
                byName.TryAdd((row.Kind, alias.NormalizedName), row);
            }
        }
    }

    /// <summary>The rows that must be made, screens after the channels they belong to.</summary>
    public IReadOnlyList<CatalogDocument> Missing => [.. missing.Values.OrderBy(row => row.Kind).ThenBy(row => row.Key, StringComparer.Ordinal)];

    /// <summary>Loads the whole catalogue, which is small.</summary>
    public static async Task<CatalogMatcher> LoadAsync(CxPortalDbContext database, JourneyDocument document, CancellationToken cancellationToken) =>
        new(await database.CatalogItems.AsNoTracking().Include(row => row.Aliases).AsSplitQuery().ToListAsync(cancellationToken), document);

    /// <summary>The row a key stands for in this installation: its key here; null when neither catalogue nor document knows it.</summary>
    public string? Resolve(CatalogKind kind, string key)
    {
        if (Find(kind, key) is { } row)
        {
            return row.Key;
        }

        if (!described.TryGetValue((kind, key), out var wanted))
        {
            return null;
        }

        var name = SearchText.Of(wanted.Name);
        if (missing.Values.FirstOrDefault(row => row.Kind == kind && SearchText.Of(row.Name) == name) is { } same)
        {
            return same.Key;
        }

        if (missing.TryAdd((kind, key), wanted) && wanted.Channel is { } channel && kind == CatalogKind.Screen)
        {
            missing[(kind, key)] = wanted with { Channel = Resolve(CatalogKind.Channel, channel) };
        }

        return key;
    }

    /// <summary>The row with this name or alias; null when there is none.</summary>
    public string? ResolveName(CatalogKind kind, string name) =>
        byName.TryGetValue((kind, SearchText.Of(name)), out var row) ? Follow(row).Key : null;

    /// <summary>Describes a row for the document of an import: as it is here, else as it will be made.</summary>
    public CatalogDocument Describe(CatalogKind kind, string key) => byKey.TryGetValue((kind, key), out var row)
        ? new CatalogDocument { Kind = kind, Key = key, Name = row.Name }
        : missing[(kind, key)];

    private CatalogItem? Find(CatalogKind kind, string key)
    {
        if (byKey.TryGetValue((kind, key), out var row))
        {
            return Follow(row);
        }

        return described.TryGetValue((kind, key), out var wanted) && byName.TryGetValue((kind, SearchText.Of(wanted.Name)), out var named) ? Follow(named) : null;
    }

    private CatalogItem Follow(CatalogItem row)
    {
        for (var steps = 0; steps < byId.Count && row.MergedIntoId is { } target && byId.TryGetValue(target, out var next); steps++)
        {
            row = next;
        }

        return row;
    }
}
