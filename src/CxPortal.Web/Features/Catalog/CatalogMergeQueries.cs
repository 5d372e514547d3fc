using CxPortal.Data;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Catalog;

/// <summary>The page on which a merge is decided.</summary>
/// <param name="Source">The row that goes.</param>
/// <param name="Choices">Rows it may go into.</param>
/// <param name="Preview">What the merge would change; null until a row is chosen.</param>
public sealed record CatalogMergePage(CatalogItemView Source, IReadOnlyList<CatalogNamed> Choices, CatalogMergePreview? Preview);

/// <summary>What a merge would change.</summary>
/// <param name="Target">The row that stays.</param>
/// <param name="Cells">Cells in which a chip changes.</param>
/// <param name="FoldedChips">Chips that fall away because the cell names the other row already.</param>
public sealed record CatalogMergePreview(CatalogItemView Target, int Cells, int FoldedChips)
{
    /// <summary>Names that will lead to the row that stays.</summary>
    public IReadOnlyList<string> MovedNames { get; init; } = [];
}

/// <summary>Reads what a merge would change.</summary>
public sealed class CatalogMergeQueries(CxPortalDbContext database, CatalogQueries catalog)
{
    /// <summary>The page for a row and, once it is chosen, the row it is to go into; null for an unknown key.</summary>
    public async Task<CatalogMergePage?> FindAsync(long id, long? into, CancellationToken cancellationToken)
    {
        var source = await catalog.FindAsync(id, cancellationToken);
        if (source is null || source.Id != id)
        {
            return null;
        }

        var choices = (await catalog.ChoicesAsync(source.Kind, [], cancellationToken)).Where(row => row.Id != id).ToList();
        var target = into is { } chosen && choices.Exists(row => row.Id == chosen) ? await catalog.FindAsync(chosen, cancellationToken) : null;
        return new CatalogMergePage(source, choices, target is null ? null : await PreviewAsync(source, target, cancellationToken));
    }

    private async Task<CatalogMergePreview> PreviewAsync(CatalogItemView source, CatalogItemView target, CancellationToken cancellationToken)
    {
        var chips = database.CellChips.Where(chip => chip.CatalogItemId == source.Id);
        return new CatalogMergePreview(
            target,
            await chips.Select(chip => chip.CellId).Distinct().CountAsync(cancellationToken),
            await chips.CountAsync(
                chip => database.CellChips.Any(other => other.CellId == chip.CellId && other.CatalogItemId == target.Id && other.State == chip.State),
                cancellationToken))
        {
            MovedNames = [source.Name, .. source.Aliases.Select(alias => alias.Name)],
        };
    }
}
