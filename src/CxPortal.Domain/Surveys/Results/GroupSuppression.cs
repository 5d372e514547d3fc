using CxPortal.Domain.Statistics;

namespace CxPortal.Domain.Surveys.Results;

/// <summary>
/// Says which groups of a survey's responses are shown, whichever attributes they are asked by: the pattern is made once on the table of all
/// declared attributes (<see cref="SuppressedTable"/>), so that no two questions give a hidden group away by their difference.
/// </summary>
public sealed class GroupSuppression
{
    private readonly IReadOnlyList<int> slots;
    private readonly int threshold;
    private readonly long total;
    private readonly SuppressedTable? table;
    private readonly GroupSuppression? group;
    private readonly GroupSuppression? whole;

    private GroupSuppression(IReadOnlyList<TableCell> cells, IReadOnlyList<int> slots, int threshold, GroupSuppression? group, GroupSuppression? whole)
    {
        this.slots = slots;
        this.threshold = threshold;
        this.group = group;
        this.whole = whole;
        total = cells.Sum(cell => cell.N);
        table = slots.Count == 0 || cells.Count == 0
            ? null
            : SuppressedTable.Of([.. cells.Select(cell => cell with { Values = [.. slots.Select(slot => cell.Values[slot])] })], Math.Max(1, threshold));
    }

    /// <summary>The pattern of a table.</summary>
    /// <param name="cells">Answers by combination of attribute values, in the order of <see cref="Responses.SurveyCut.Values"/>.</param>
    /// <param name="slots">Slots of the attributes that tell groups apart, each 0 to 3.</param>
    /// <param name="threshold">Fewest answers of a group that is shown; 0 shows everything.</param>
    /// <param name="group">The pattern of the responses, where this is one of a question's answers: what is hidden there is hidden here.</param>
    /// <param name="whole">The pattern over all days, where this is one of a period: what is hidden there is hidden here, and a small rest hides too.</param>
    public static GroupSuppression Of(
        IEnumerable<TableCell> cells, IEnumerable<int> slots, int threshold, GroupSuppression? group = null, GroupSuppression? whole = null) =>
        new([.. cells.Where(cell => cell.N > 0)], [.. slots.Distinct().Order()], threshold, group, whole);

    /// <summary>Why a group is hidden; <see cref="SuppressionReason.None"/> when it is shown, and when it is empty.</summary>
    /// <param name="values">Values of the group by slot; no value for a slot means all of them.</param>
    public SuppressionReason this[IReadOnlyDictionary<int, string> values]
    {
        get
        {
            var n = CountOf(values);
            if (threshold <= 0 || n == 0)
            {
                return SuppressionReason.None;
            }

            if (Own(values, n) is var own && own != SuppressionReason.None)
            {
                return own;
            }

            if (group?[values] is { } inherited and not SuppressionReason.None)
            {
                return inherited;
            }

            return whole is null ? SuppressionReason.None
                : whole[values] != SuppressionReason.None ? SuppressionReason.Complementary
                : Suppression.IsRevealedByDifference(whole.CountOf(values), n, threshold) ? SuppressionReason.Difference
                : SuppressionReason.None;
        }
    }

    /// <summary>Answers of a group, hidden or not: for the decision, never for the screen.</summary>
    public long CountOf(IReadOnlyDictionary<int, string> values) => values.Count == 0 ? total : table?.Count(PlaceOf(values)) ?? 0;

    private SuppressionReason Own(IReadOnlyDictionary<int, string> values, long n) =>
        values.Count > 0 && table is not null ? table.Reason(PlaceOf(values))
        : Suppression.IsTooFew(n, threshold) ? SuppressionReason.TooFew
        : SuppressionReason.None;

    private List<string?> PlaceOf(IReadOnlyDictionary<int, string> values) => [.. slots.Select(values.GetValueOrDefault)];
}
