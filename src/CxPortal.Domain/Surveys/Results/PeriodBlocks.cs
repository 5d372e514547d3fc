namespace CxPortal.Domain.Surveys.Results;

/// <summary>Responses of one group on one day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Group">The group.</param>
/// <param name="N">Responses.</param>
public readonly record struct DayCount(DateOnly Day, string Group, long N);

/// <summary>
/// Joins days so that no two periods differ by fewer answers than the threshold: within a block every group that is ever shown has enough of them.
/// Used for anonymous surveys, whose periods are widened to whole blocks.
/// </summary>
public static class PeriodBlocks
{
    /// <summary>The period widened to whole blocks; an open end stays open.</summary>
    /// <param name="days">Responses by day and group over all time.</param>
    /// <param name="from">First day that was asked for; null for the beginning.</param>
    /// <param name="to">Last day that was asked for, inclusive; null for no end.</param>
    /// <param name="threshold">Fewest responses of a group that is shown; 0 leaves the period as it is.</param>
    public static (DateOnly? From, DateOnly? To) Widen(IReadOnlyCollection<DayCount> days, DateOnly? from, DateOnly? to, long threshold)
    {
        if (threshold <= 0 || (from is null && to is null))
        {
            return (from, to);
        }

        var blocks = Blocks(days, threshold);
        var first = from is { } begin ? blocks.FirstOrDefault(block => block.Last >= begin) : default;
        var last = to is { } end ? blocks.LastOrDefault(block => block.First <= end) : default;
        return (
            from is { } asked && first != default && first.First < asked ? first.First : from,
            to is { } wanted && last != default && last.Last > wanted ? last.Last : to);
    }

    /// <summary>The blocks in order, each with its first and last day.</summary>
    public static IReadOnlyList<(DateOnly First, DateOnly Last)> Blocks(IReadOnlyCollection<DayCount> days, long threshold)
    {
        var shown = days.GroupBy(day => day.Group).Where(group => group.Sum(day => day.N) >= threshold).Select(group => group.Key).ToHashSet();
        var blocks = new List<(DateOnly First, DateOnly Last)>();
        var open = new Dictionary<string, long>();
        DateOnly? first = null;
        DateOnly last = default;
        foreach (var day in days.GroupBy(day => day.Day).OrderBy(day => day.Key))
        {
            first ??= day.Key;
            last = day.Key;
            foreach (var count in day.Where(count => shown.Contains(count.Group)))
            {
                open[count.Group] = open.GetValueOrDefault(count.Group) + count.N;
            }

            if (open.Count > 0 && open.Values.All(n => n >= threshold))
            {
                blocks.Add((first.Value, last));
                open.Clear();
                first = null;
            }
        }

        if (first is { } rest)
        {
            var begin = blocks.Count > 0 ? blocks[^1].First : rest;
            if (blocks.Count > 0)
            {
                blocks.RemoveAt(blocks.Count - 1);
            }

            blocks.Add((begin, last));
        }

        return blocks;
    }
}
