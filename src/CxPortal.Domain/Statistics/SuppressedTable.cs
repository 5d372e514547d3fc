namespace CxPortal.Domain.Statistics;

/// <summary>Answers with one combination of attribute values.</summary>
/// <param name="Values">One value per attribute, in the same order in all cells.</param>
/// <param name="N">Responses.</param>
public sealed record TableCell(IReadOnlyList<string> Values, long N);

/// <summary>
/// Which figures of a table over one or more attributes may be shown, all totals and subtotals among them. A place of the table is a value
/// or "all" (null) for each attribute. Hidden are the places with too few answers and so many others that none of these can be worked out
/// from the sums that are shown: along every line (one attribute running, the others fixed) either nothing is hidden or at least two places,
/// together with enough answers, and no combination of the shown sums gives a hidden one away.
/// </summary>
public sealed class SuppressedTable
{
    /// <summary>Up to so many hidden places are checked for combinations of sums; a larger table shows fewer attributes at once.</summary>
    private const int MostHidden = 500;

    private readonly TableLattice lattice;
    private readonly SuppressionReason[] reasons;
    private readonly int threshold;

    private SuppressedTable(TableLattice lattice, int threshold)
    {
        this.lattice = lattice;
        this.threshold = threshold;
        reasons = new SuppressionReason[lattice.Size];
    }

    /// <summary>Decides for every place of the table. Cells with the same values are added up; a table without cells has an empty total.</summary>
    /// <exception cref="ArgumentException">The cells have different numbers of attributes.</exception>
    public static SuppressedTable Of(IReadOnlyList<TableCell> cells, int threshold = Suppression.Answers)
    {
        var lattice = new TableLattice(cells);
        var table = new SuppressedTable(lattice, threshold);
        for (var depth = lattice.Attributes; !table.Hide(depth); depth--)
        {
            Array.Clear(table.reasons);
        }

        return table;
    }

    /// <summary>Answers at a place, hidden or not: for the decision, never for the screen.</summary>
    public long Count(IReadOnlyList<string?> place) => lattice.PlaceOf(place) is { } known ? lattice.Counts[known] : 0;

    /// <summary>Why a place is hidden. A value that no answer has is an empty place and not hidden.</summary>
    public SuppressionReason Reason(IReadOnlyList<string?> place) =>
        lattice.PlaceOf(place) is { } known ? reasons[known] : SuppressionReason.None;

    /// <summary>
    /// Why the selection of several values per attribute (null or all of them: the attribute does not select) is hidden. It is shown when all
    /// places that it is made of are; otherwise its difference to another selection could be a hidden place.
    /// </summary>
    public SuppressionReason Reason(IReadOnlyList<IReadOnlyCollection<string>?> selection)
    {
        var places = lattice.PlacesOf(selection);
        if (places.Count == 1)
        {
            return reasons[places[0]];
        }

        var total = places.Sum(place => lattice.Counts[place]);
        return Suppression.IsTooFew(total, threshold) ? SuppressionReason.TooFew
            : places.Any(place => reasons[place] != SuppressionReason.None) ? SuppressionReason.Difference
            : SuppressionReason.None;
    }

    private bool Hide(int depth)
    {
        for (var place = 0; place < reasons.Length; place++)
        {
            reasons[place] = Suppression.IsTooFew(lattice.Counts[place], threshold) ? SuppressionReason.TooFew
                : lattice.Depth(place) > depth && lattice.Counts[place] > 0 ? SuppressionReason.Complementary
                : SuppressionReason.None;
        }

        // Each round hides at least one place more, so the rounds come to an end.
        var lines = lattice.Lines(depth);
        while (true)
        {
            if (lines.Sum(line => Protect(line) ? 1 : 0) > 0)
            {
                continue;
            }

            var hidden = lines.SelectMany(line => line.Places.Append(line.Total)).Where(IsHidden).Distinct().ToList();
            if (hidden.Count > MostHidden)
            {
                return depth <= 1;
            }

            if (HiddenSums.Revealed(hidden, lines, IsHidden).Sum(place => HideBeside(place, lines) ? 1 : 0) == 0)
            {
                return true;
            }
        }
    }

    /// <summary>Hides one more place of a line that would give a hidden one away; false when the line is safe or all of it is hidden.</summary>
    private bool Protect(TableLine line)
    {
        var hidden = line.Places.Where(IsHidden).ToList();
        var safe = IsHidden(line.Total)
            ? hidden.Count > 0
            : hidden.Count == 0 || (hidden.Count > 1 && hidden.Sum(place => lattice.Counts[place]) >= threshold);
        return !safe && HideSmallest(line);
    }

    private bool HideBeside(int place, IReadOnlyList<TableLine> lines) =>
        lines.Where(line => line.Total == place || line.Places.Contains(place)).Any(HideSmallest);

    private bool HideSmallest(TableLine line)
    {
        var shown = line.Places.Where(place => !IsHidden(place) && lattice.Counts[place] > 0).ToList();
        var next = shown.Count > 0 ? shown.MinBy(place => lattice.Counts[place]) : line.Total;
        if (IsHidden(next) || lattice.Counts[next] == 0)
        {
            return false;
        }

        reasons[next] = SuppressionReason.Complementary;
        return true;
    }

    private bool IsHidden(int place) => reasons[place] != SuppressionReason.None;
}
