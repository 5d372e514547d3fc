namespace CxPortal.Domain.Statistics;

/// <summary>Means of scale answers and their intervals (textbook formulas, sample standard deviation, z = 1.959964).</summary>
public static class Means
{
    /// <summary>The mean with its z interval, kept within the scale; null without answers, no interval with one answer.</summary>
    public static Estimate? Of(ScoreCounts counts, double z = Normal.Z95) => counts.Mean is not { } mean
        ? null
        : counts.StandardError is { } error
            ? Estimate.Between(mean, Interval.Around(mean, z * error, counts.Lowest, counts.Highest), IntervalMethod.Z)
            : new Estimate(mean);

    /// <summary>The mean brought from its scale to 0 to 100: lowest point 0, highest point 100; null without answers.</summary>
    public static Estimate? Index(ScoreCounts counts, double z = Normal.Z95)
    {
        if (Of(counts, z) is not { } mean || counts.Points < 2)
        {
            return null;
        }

        return mean with
        {
            Value = Rescale(mean.Value, counts.Lowest, counts.Highest),
            Low = Rescale(mean.Low, counts.Lowest, counts.Highest),
            High = Rescale(mean.High, counts.Lowest, counts.Highest),
        };
    }

    /// <summary>(x - lowest) / (highest - lowest) × 100.</summary>
    public static double Rescale(double value, double lowest, double highest) => (value - lowest) / (highest - lowest) * 100;

    private static double? Rescale(double? value, double lowest, double highest) =>
        value is { } known ? Rescale(known, lowest, highest) : null;
}
