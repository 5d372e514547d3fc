namespace CxPortal.Domain.Statistics;

/// <summary>The difference of two independent shares.</summary>
public static class Proportions
{
    /// <summary>
    /// First share minus second with the hybrid score interval, method 10 of Newcombe 1998 (https://metricgate.com/docs/newcombe-hybrid-score-ci);
    /// fractions -1 to 1, null when either group is empty.
    /// </summary>
    public static Estimate? Difference(double successes1, double n1, double successes2, double n2, double z = Normal.Z95)
    {
        if (n1 == 0 || n2 == 0)
        {
            return null;
        }

        var (p1, p2) = (successes1 / n1, successes2 / n2);
        var (first, second) = (Wilson.Limits(successes1, n1, z), Wilson.Limits(successes2, n2, z));
        var difference = p1 - p2;
        var interval = new Interval(
            difference - Math.Sqrt(Square(p1 - first.Low) + Square(second.High - p2)),
            difference + Math.Sqrt(Square(first.High - p1) + Square(p2 - second.Low)));
        return Estimate.Between(difference, interval, IntervalMethod.Newcombe);
    }

    /// <summary>
    /// Difference, pooled z test (textbook) and verdict; null when either group is empty. The counts may be fractional (weighted answers
    /// with their effective number).
    /// </summary>
    /// <param name="successes1">Successes of the first group.</param>
    /// <param name="n1">Answers of the first group.</param>
    /// <param name="successes2">Successes of the second group.</param>
    /// <param name="n2">Answers of the second group.</param>
    /// <param name="higherIsBetter">False for shares such as detractors or broken promises.</param>
    public static GroupComparison? Compare(double successes1, double n1, double successes2, double n2, bool higherIsBetter = true)
    {
        if (Difference(successes1, n1, successes2, n2) is not { } difference)
        {
            return null;
        }

        var pooled = (successes1 + successes2) / (n1 + n2);
        var error = Math.Sqrt(pooled * (1 - pooled) * ((1 / n1) + (1 / n2)));
        double? z = error > 0 ? difference.Value / error : null;
        double? p = z is { } known ? Normal.TwoSidedP(known) : null;
        return GroupComparison.Of(
            difference,
            (error, z, p),
            p < GroupComparison.Level && difference.Excludes(0),
            higherIsBetter,
            Math.Min(n1, n2),
            () => SampleSize.TwoProportions(successes1 / n1, successes2 / n2));
    }

    private static double Square(double x) => x * x;
}
