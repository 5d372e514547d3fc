using CxPortal.Data;
using CxPortal.Domain.Catalog;
using CxPortal.Domain.Common;
using CxPortal.Domain.Journeys.Exchange;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Exchange;

/// <summary>Makes the catalogue rows that an import brings with it.</summary>
internal sealed class CatalogWriter(CxPortalDbContext database)
{
    /// <summary>Adds the rows and saves, so that they have ids. An alias that another row has already is left out.</summary>
    public async Task AddAsync(IReadOnlyList<CatalogDocument> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var known = await database.CatalogItems.Include(item => item.Aliases).ToListAsync(cancellationToken);
        var names = known.Select(item => (item.Kind, SearchText.Of(item.Name)))
            .Concat(known.SelectMany(item => item.Aliases).Select(alias => (alias.Kind, alias.NormalizedName)))
            .Concat(rows.Select(row => (row.Kind, SearchText.Of(row.Name))))
            .ToHashSet();
        foreach (var row in rows.OrderBy(row => row.Kind))
        {
            var item = new CatalogItem { Kind = row.Kind, Key = row.Key!, Name = row.Name!, Description = row.Description };
            item.Channel = row.Channel is null ? null : known.Find(channel => channel.Kind == CatalogKind.Channel && channel.Key == row.Channel);
            foreach (var alias in row.Aliases.Where(alias => names.Add((row.Kind, SearchText.Of(alias)))))
            {
                item.Aliases.Add(new CatalogAlias { Kind = row.Kind, Name = alias, NormalizedName = SearchText.Of(alias) });
            }

            item.RefreshSearchText();
            known.Add(item);
            database.CatalogItems.Add(item);
        }

        await database.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Ids of all rows a document names.</summary>
    public async Task<IReadOnlyDictionary<(CatalogKind Kind, string Key), long>> IdsAsync(JourneyDocument document, CancellationToken cancellationToken)
    {
        var keys = document.Catalog.Select(row => row.Key!).Distinct().ToList();
        var rows = await database.CatalogItems.Where(item => keys.Contains(item.Key))
            .Select(item => new { item.Kind, item.Key, item.Id }).ToListAsync(cancellationToken);
        return rows.ToDictionary(row => (row.Kind, row.Key), row => row.Id);
    }
}
