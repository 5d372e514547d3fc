namespace CxPortal.Domain.Statistics;

/// <summary>Quantiles of numbers.</summary>
public static class Quantiles
{
    /// <summary>
    /// The quantile by linear interpolation (type 7 of Hyndman and Fan 1996, as spreadsheets do it) of numbers in ascending order; at least one number.
    /// </summary>
    /// <param name="sorted">The numbers, ascending.</param>
    /// <param name="probability">0 for the smallest, 1 for the largest.</param>
    public static double OfSorted(IReadOnlyList<double> sorted, double probability)
    {
        ArgumentOutOfRangeException.ThrowIfZero(sorted.Count);
        ArgumentOutOfRangeException.ThrowIfNegative(probability);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(probability, 1);
        var place = probability * (sorted.Count - 1);
        var below = (int)place;
        return below + 1 >= sorted.Count ? sorted[^1] : sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]));
    }
}
