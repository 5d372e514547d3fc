using CxPortal.Domain.Common;

namespace CxPortal.Domain.Journeys.Exchange;

/// <summary>Finds which items of a list must move so that it gets another order, moving as few as possible.</summary>
public static class Moves
{
    /// <summary>The items of both lists that keep their place: a longest run that stands in the same order in both.</summary>
    public static IReadOnlySet<string> KeptInPlace(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var rank = before.Select((key, index) => (key, index)).ToDictionary(pair => pair.key, pair => pair.index);
        var common = after.Where(rank.ContainsKey).ToList();
        var tails = new List<int>();
        var previous = new int[common.Count];
        for (var index = 0; index < common.Count; index++)
        {
            var place = tails.FindIndex(tail => rank[common[tail]] >= rank[common[index]]);
            var length = place < 0 ? tails.Count : place;
            previous[index] = length == 0 ? -1 : tails[length - 1];
            if (place < 0)
            {
                tails.Add(index);
            }
            else
            {
                tails[place] = index;
            }
        }

        var kept = new HashSet<string>();
        for (var index = tails.Count == 0 ? -1 : tails[^1]; index >= 0; index = previous[index])
        {
            kept.Add(common[index]);
        }

        return kept;
    }

    /// <summary>
    /// Places for a list in its new order: items with a place in <paramref name="kept"/> stay, the others get one between their
    /// neighbours; when no number is left between two of them the whole list is numbered anew.
    /// </summary>
    public static IReadOnlyDictionary<string, long> Positions(IReadOnlyList<string> order, IReadOnlyDictionary<string, long> kept)
    {
        var result = new Dictionary<string, long>();
        long? previous = null;
        for (var index = 0; index < order.Count; index++)
        {
            if (!kept.TryGetValue(order[index], out var place))
            {
                var next = order.Skip(index + 1).Where(kept.ContainsKey).Select(key => (long?)kept[key]).FirstOrDefault();
                if (Ordering.Between(previous, next) is not { } between)
                {
                    return order.Select((key, at) => (key, at)).ToDictionary(pair => pair.key, pair => Ordering.At(pair.at));
                }

                place = between;
            }

            previous = place;
            result[order[index]] = place;
        }

        return result;
    }
}
