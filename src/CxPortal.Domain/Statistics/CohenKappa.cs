namespace CxPortal.Domain.Statistics;

/// <summary>Agreement of two coders beyond chance (Cohen 1960, textbook): κ = (po - pe) / (1 - pe).</summary>
/// <param name="N">Comments both have coded.</param>
/// <param name="Observed">Share on which they agree, po.</param>
/// <param name="Expected">Share on which they would agree by chance, pe.</param>
/// <param name="Kappa">-1 to 1 with its large-sample interval; null when both used one and the same code only.</param>
public sealed record CohenKappa(long N, double Observed, double Expected, Estimate? Kappa)
{
    /// <summary>For one code given or not given; null without comments.</summary>
    public static CohenKappa? Of(long bothYes, long firstOnly, long secondOnly, long bothNo) =>
        Of([[bothYes, firstOnly], [secondOnly, bothNo]]);

    /// <summary>For several codes: counts by the code of the first coder (rows) and of the second (columns), a square table; null without comments.</summary>
    public static CohenKappa? Of(IReadOnlyList<IReadOnlyList<long>> table)
    {
        if (table.Any(row => row.Count != table.Count))
        {
            throw new ArgumentException("Both coders use the same codes.", nameof(table));
        }

        var n = table.Sum(row => row.Sum());
        if (n == 0)
        {
            return null;
        }

        var codes = Enumerable.Range(0, table.Count).ToList();
        var observed = codes.Sum(code => table[code][code]) / (double)n;
        var expected = codes.Sum(code => table[code].Sum() / (double)n * (table.Sum(row => row[code]) / (double)n));
        if (expected >= 1 - 1e-12)
        {
            return new CohenKappa(n, observed, expected, null);
        }

        var kappa = (observed - expected) / (1 - expected);
        var error = Math.Sqrt(observed * (1 - observed) / n) / (1 - expected);
        return new CohenKappa(
            n, observed, expected, Estimate.Between(kappa, Interval.Around(kappa, Normal.Z95 * error, -1, 1), IntervalMethod.Kappa));
    }
}
