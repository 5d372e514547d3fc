using CxPortal.Data;
using CxPortal.Domain.Journeys;

namespace CxPortal.Web.Features.Catalog;

/// <summary>Puts one catalogue row in the place of other chips.</summary>
internal static class ChipReplacement
{
    /// <summary>
    /// Points the chips that match at another row. Where a cell then names the same row in the same state twice, the first place stays.
    /// </summary>
    /// <param name="database">The context that tracks the cells; the caller saves.</param>
    /// <param name="cells">Cells with their chips.</param>
    /// <param name="isReplaced">Which chips are replaced.</param>
    /// <param name="target">The row that takes their place.</param>
    public static void ReplaceChips(this CxPortalDbContext database, IEnumerable<Cell> cells, Predicate<CellChip> isReplaced, long target)
    {
        foreach (var cell in cells)
        {
            var replaced = cell.Chips.FindAll(isReplaced);
            if (replaced.Count == 0)
            {
                continue;
            }

            foreach (var chip in replaced)
            {
                chip.CatalogItemId = target;
                chip.Text = null;
            }

            Fold(database, cell, target);
            database.MarkChanged(cell);
        }
    }

    private static void Fold(CxPortalDbContext database, Cell cell, long target)
    {
        var states = new HashSet<ScreenState?>();
        var position = 0;
        foreach (var chip in cell.Chips.OrderBy(chip => chip.Position).ToList())
        {
            if (chip.CatalogItemId == target && !states.Add(chip.State))
            {
                cell.Chips.Remove(chip);
                database.CellChips.Remove(chip);
            }
            else
            {
                chip.Position = position++;
            }
        }
    }
}
