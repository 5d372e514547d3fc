using CxPortal.Data;
using CxPortal.Domain.Catalog;
using CxPortal.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Catalog;

/// <summary>Finds catalogue rows by what people call them: name or alias, in any case. Retired rows are found, merged ones lead to their successor.</summary>
public sealed class CatalogLookup(CxPortalDbContext database)
{
    /// <summary>Key of the row with this name or alias; null when there is none.</summary>
    public async Task<long?> FindAsync(CatalogKind kind, string? name, CancellationToken cancellationToken) =>
        (await FindAsync(kind, [name], cancellationToken)).Values.Cast<long?>().FirstOrDefault();

    /// <summary>
    /// The rows behind several names, by the name in search form (<see cref="SearchText.Of(string?)"/>). Names that match no row are left out.
    /// </summary>
    public async Task<Dictionary<string, long>> FindAsync(CatalogKind kind, IEnumerable<string?> names, CancellationToken cancellationToken)
    {
        const int atOnce = 500;
        var found = new Dictionary<string, long>();
        foreach (var part in names.Select(SearchText.Of).Where(name => name.Length > 0).Distinct().Chunk(atOnce))
        {
            var byAlias = await database.CatalogAliases
                .Where(alias => alias.Kind == kind && part.Contains(alias.NormalizedName))
                .Select(alias => new { alias.NormalizedName, Id = alias.CatalogItemId })
                .ToListAsync(cancellationToken);
            var byName = await database.CatalogItems
                .Where(item => item.Kind == kind && item.MergedIntoId == null && part.Contains(item.NormalizedName))
                .Select(item => new { item.NormalizedName, item.Id })
                .ToListAsync(cancellationToken);
            foreach (var match in byAlias.Concat(byName))
            {
                found[match.NormalizedName] = match.Id;
            }
        }

        return found;
    }

    /// <summary>The row that now stands for a key, through any merges; null for an unknown key.</summary>
    public async Task<long?> FindByKeyAsync(CatalogKind kind, string key, CancellationToken cancellationToken)
    {
        var row = await database.CatalogItems
            .Where(item => item.Kind == kind && item.Key == key)
            .Select(item => new { item.Id, item.MergedIntoId })
            .SingleOrDefaultAsync(cancellationToken);
        return row?.MergedIntoId ?? row?.Id;
    }
}
