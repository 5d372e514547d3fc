namespace CxPortal.Domain.Statistics;

/// <summary>
/// Wilson's score interval of a share, method 3 of Newcombe 1998 (http://vassarstats.net/prop1.html).
/// Never leaves 0 to 1 and does not collapse at 0 of n or n of n.
/// </summary>
public static class Wilson
{
    /// <summary>
    /// The share of successes with its interval; null when n is 0. Both may be fractional, so that weighted answers
    /// can come with their effective number.
    /// </summary>
    public static Estimate? Of(double successes, double n, double z = Normal.Z95) =>
        n == 0 ? null : Estimate.Between(successes / n, Limits(successes, n, z), IntervalMethod.Wilson);

    /// <summary>The interval alone; n above 0, successes 0 to n.</summary>
    public static Interval Limits(double successes, double n, double z = Normal.Z95)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(n);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, n);
        var p = successes / n;
        var square = z * z;
        var divisor = 1 + (square / n);
        var centre = (p + (square / (2 * n))) / divisor;
        var margin = z * Math.Sqrt((p * (1 - p) / n) + (square / (4 * n * n))) / divisor;

        // At the ends the limit is the end itself; computed, it would miss it by a rounding error.
        return new Interval(
            successes == 0 ? 0 : Math.Max(0, centre - margin),
            successes == n ? 1 : Math.Min(1, centre + margin));
    }
}
