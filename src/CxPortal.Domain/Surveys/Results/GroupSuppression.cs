using CxPortal.Domain.Statistics;

namespace CxPortal.Domain.Surveys.Results;

/// <summary>How many answers a combination of attribute values has.</summary>
/// <param name="Values">Values by slot, as in <see cref="Responses.SurveyCut.Values"/>.</param>
/// <param name="N">Answers.</param>
public readonly record struct CutCount(IReadOnlyList<string> Values, long N);

/// <summary>
/// Says which groups are shown. A group below the threshold is hidden; so is a second one where the total and the other groups would reveal it;
/// so is a group that, taken from a larger one that is shown, would leave a remainder below the threshold. The pattern is made on the whole
/// table of the attributes in question, so it is the same from whichever side the table is looked at
/// (https://sdctools.github.io/HandbookSDC/05-frequency-tables.html).
/// </summary>
public sealed class GroupSuppression
{
    private readonly IReadOnlyList<int> slots;
    private readonly long threshold;
    private readonly Dictionary<string, long>[] counts;
    private readonly Dictionary<string, SuppressionReason>[] hidden;

    private GroupSuppression(IReadOnlyList<int> slots, long threshold)
    {
        this.slots = slots;
        this.threshold = threshold;
        counts = new Dictionary<string, long>[1 << slots.Count];
        hidden = new Dictionary<string, SuppressionReason>[1 << slots.Count];
    }

    /// <summary>The pattern of a table.</summary>
    /// <param name="cuts">Answers by combination of attribute values.</param>
    /// <param name="slots">Slots of the attributes that are filtered or grouped by, each 0 to 3.</param>
    /// <param name="threshold">Fewest answers of a group that is shown; 0 shows everything.</param>
    /// <param name="group">The pattern of the responses, where this is one of a question's answers: what is hidden there is hidden here.</param>
    /// <param name="whole">The pattern over all days, where this is one of a period: what is hidden there is hidden here, and a small rest hides too.</param>
    public static GroupSuppression Of(
        IEnumerable<CutCount> cuts, IReadOnlyCollection<int> slots, long threshold, GroupSuppression? group = null, GroupSuppression? whole = null)
    {
        var pattern = new GroupSuppression([.. slots.Distinct().Order()], threshold);
        pattern.Count(cuts);
        foreach (var mask in Enumerable.Range(0, pattern.counts.Length).OrderBy(mask => int.PopCount(mask)))
        {
            pattern.HideFirst(mask, group, whole);
            pattern.HideBeside(mask);
        }

        return pattern;
    }

    /// <summary>Why a group is hidden; <see cref="SuppressionReason.None"/> when it is shown.</summary>
    /// <param name="values">Values of the group by slot; no value for a slot means all of them.</param>
    public SuppressionReason this[IReadOnlyDictionary<int, string> values]
    {
        get
        {
            var (mask, key) = Locate(values);
            return hidden[mask].TryGetValue(key, out var reason) ? reason : counts[mask].ContainsKey(key) ? SuppressionReason.None : ReasonOfNothing;
        }
    }

    /// <summary>Answers of a group.</summary>
    public long CountOf(IReadOnlyDictionary<int, string> values)
    {
        var (mask, key) = Locate(values);
        return counts[mask].GetValueOrDefault(key);
    }

    private SuppressionReason ReasonOfNothing => threshold > 0 ? SuppressionReason.TooFew : SuppressionReason.None;

    private static string KeyOf(IEnumerable<string> values) => string.Join('\u001f', values);

    private (int Mask, string Key) Locate(IReadOnlyDictionary<int, string> values)
    {
        var mask = 0;
        for (var place = 0; place < slots.Count; place++)
        {
            mask |= values.ContainsKey(slots[place]) ? 1 << place : 0;
        }

        return (mask, KeyOf(slots.Where(values.ContainsKey).Select(slot => values[slot])));
    }

    private void Count(IEnumerable<CutCount> cuts)
    {
        for (var mask = 0; mask < counts.Length; mask++)
        {
            counts[mask] = new Dictionary<string, long>(StringComparer.Ordinal);
            hidden[mask] = new Dictionary<string, SuppressionReason>(StringComparer.Ordinal);
        }

        foreach (var cut in cuts.Where(cut => cut.N > 0))
        {
            for (var mask = 0; mask < counts.Length; mask++)
            {
                var key = KeyOf(PlacesOf(mask).Select(place => cut.Values[slots[place]]));
                counts[mask][key] = counts[mask].GetValueOrDefault(key) + cut.N;
            }
        }
    }

    private IEnumerable<int> PlacesOf(int mask) => Enumerable.Range(0, slots.Count).Where(place => (mask & (1 << place)) != 0);

    /// <summary>Hides what is small by itself, what leaves a small rest, and what lies within something hidden.</summary>
    private void HideFirst(int mask, GroupSuppression? group, GroupSuppression? whole)
    {
        foreach (var (key, n) in counts[mask])
        {
            if (ReasonOf(mask, key, n, group, whole) is var reason && reason != SuppressionReason.None)
            {
                hidden[mask][key] = reason;
            }
        }
    }

    private SuppressionReason ReasonOf(int mask, string key, long n, GroupSuppression? group, GroupSuppression? whole)
    {
        if (n < threshold)
        {
            return SuppressionReason.TooFew;
        }

        if (group?.hidden[mask].TryGetValue(key, out var inherited) == true)
        {
            return inherited;
        }

        if (whole is not null)
        {
            if (whole.hidden[mask].ContainsKey(key))
            {
                return SuppressionReason.Complementary;
            }

            if (whole.counts[mask].GetValueOrDefault(key) - n is var rest && rest > 0 && rest < threshold)
            {
                return SuppressionReason.Difference;
            }
        }

        return Parents(mask, key).Any(parent => hidden[parent.Mask].ContainsKey(parent.Key)) ? SuppressionReason.Complementary : SuppressionReason.None;
    }

    /// <summary>Hides further groups until no total reveals a hidden one, along every attribute of the table.</summary>
    private void HideBeside(int mask)
    {
        if (threshold <= 0)
        {
            return;
        }

        for (var isSettled = false; !isSettled;)
        {
            isSettled = true;
            foreach (var line in Lines(mask).Where(line => !hidden[line.Parent.Mask].ContainsKey(line.Parent.Key)))
            {
                var concealed = line.Keys.Where(hidden[mask].ContainsKey).ToList();
                if (concealed.Count == 0 || (concealed.Count > 1 && concealed.Sum(key => counts[mask][key]) >= threshold))
                {
                    continue;
                }

                var next = line.Keys.Where(key => !hidden[mask].ContainsKey(key))
                    .OrderBy(key => counts[mask][key]).ThenBy(key => key, StringComparer.Ordinal).FirstOrDefault();
                if (next is not null)
                {
                    hidden[mask][next] = SuppressionReason.Complementary;
                    isSettled = false;
                }
            }
        }
    }

    private IEnumerable<((int Mask, string Key) Parent, List<string> Keys)> Lines(int mask) =>
        from place in PlacesOf(mask)
        from line in counts[mask].Keys.GroupBy(key => Without(mask, key, place)).ToList()
        select ((mask & ~(1 << place), line.Key), line.ToList());

    private IEnumerable<(int Mask, string Key)> Parents(int mask, string key) =>
        PlacesOf(mask).Select(place => (mask & ~(1 << place), Without(mask, key, place)));

    private string Without(int mask, string key, int place)
    {
        var index = PlacesOf(mask).TakeWhile(other => other != place).Count();
        return KeyOf(key.Split('\u001f').Where((_, position) => position != index));
    }
}
