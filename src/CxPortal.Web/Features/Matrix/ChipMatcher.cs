using CxPortal.Data;
using CxPortal.Domain.Catalog;
using CxPortal.Domain.Common;
using CxPortal.Domain.Journeys;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Matrix;

/// <summary>Finds the catalogue rows that chips mean, by key or by name and alias in any case.</summary>
public sealed class ChipMatcher(CxPortalDbContext database)
{
    /// <summary>
    /// Brings chips to the form in which they are stored. A row that was merged gives the row it was merged into;
    /// a text that matches nothing stays a text.
    /// </summary>
    /// <param name="wanted">Chips with the catalogue they come from.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>As many results in the same order; null where the key names no row of the catalogue.</returns>
    public async Task<IReadOnlyList<ChipContent?>> MatchAsync(IReadOnlyList<(CatalogKind Kind, ChipContent Chip)> wanted, CancellationToken cancellationToken)
    {
        var known = await RowsAsync([.. wanted.Select(item => item.Chip.CatalogItemId).OfType<long>().Distinct()], cancellationToken);
        var named = await NamesAsync([.. wanted.Where(item => IsName(item.Chip)).Select(item => item.Kind).Distinct()], cancellationToken);
        return
        [
            .. wanted.Select(item => item.Chip switch
            {
                { CatalogItemId: { } id } chip => known.TryGetValue((item.Kind, id), out var found) ? chip with { CatalogItemId = found, Text = null } : null,
                { } chip when IsName(chip) && named.TryGetValue((item.Kind, SearchText.Of(chip.Text)), out var match)
                    => chip with { CatalogItemId = match, Text = null },
                { } chip => chip with { Text = CellContent.Clean(chip.Text) },
            }),
        ];
    }

    private static bool IsName(ChipContent chip) => chip.CatalogItemId is null && !string.IsNullOrWhiteSpace(chip.Text);

    private async Task<Dictionary<(CatalogKind, long), long>> RowsAsync(List<long> ids, CancellationToken cancellationToken) => ids.Count == 0
        ? []
        : await database.CatalogItems
            .AsNoTracking()
            .Where(item => ids.Contains(item.Id))
            .Select(item => new { item.Kind, item.Id, Target = item.MergedIntoId ?? item.Id })
            .ToDictionaryAsync(item => (item.Kind, item.Id), item => item.Target, cancellationToken);

    /// <summary>Names win over aliases, rows in use over retired ones.</summary>
    private async Task<Dictionary<(CatalogKind, string), long>> NamesAsync(List<CatalogKind> kinds, CancellationToken cancellationToken)
    {
        var result = new Dictionary<(CatalogKind, string), long>();
        if (kinds.Count == 0)
        {
            return result;
        }

        var rows = await database.CatalogItems
            .AsNoTracking()
            .Where(item => kinds.Contains(item.Kind) && item.MergedIntoId == null)
            .OrderBy(item => item.RetiredAt != null).ThenBy(item => item.Id)
            .Select(item => new { item.Id, item.Kind, item.Name, Aliases = item.Aliases.Select(alias => alias.NormalizedName).ToList() })
            .ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            result.TryAdd((row.Kind, SearchText.Of(row.Name)), row.Id);
        }

        foreach (var (kind, id, alias) in rows.SelectMany(row => row.Aliases.Select(alias => (row.Kind, row.Id, alias))))
        {
            result.TryAdd((kind, alias), id);
        }

        return result;
    }
}
