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

    /// <summary>
    /// The mean of numbers without a scale, from how often each occurred, with its z interval; null without answers, no interval with one answer.
    /// </summary>
    public static Estimate? Of(IReadOnlyCollection<(double Value, long Count)> numbers, double z = Normal.Z95)
    {
        double n = numbers.Sum(number => number.Count);
        if (n == 0)
        {
            return null;
        }

        var mean = numbers.Sum(number => number.Value * (number.Count / n));
        if (n < 2)
        {
            return new Estimate(mean);
        }

        var variance = numbers.Sum(number => number.Count * (number.Value - mean) * (number.Value - mean)) / (n - 1);
        return Estimate.Between(mean, Interval.Around(mean, z * Math.Sqrt(variance / n)), IntervalMethod.Z);
    }

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

    /// <summary>
    /// Difference of two means with Welch's t test (textbook) and the verdict; null when either group is empty.
    /// Without spread in both groups, or with a single answer in one, there is neither interval nor proof.
    /// </summary>
    public static GroupComparison? Compare(ScoreCounts first, ScoreCounts second, bool higherIsBetter = true)
    {
        if (first.Mean is not { } mean1 || second.Mean is not { } mean2)
        {
            return null;
        }

        var difference = mean1 - mean2;
        if (first.StandardDeviation is not { } sd1 || second.StandardDeviation is not { } sd2 || (sd1 == 0 && sd2 == 0))
        {
            return new GroupComparison(new Estimate(difference), null, null, null, Verdict.NotProven, null);
        }

        var (v1, v2) = (sd1 * sd1 / first.N, sd2 * sd2 / second.N);
        var error = Math.Sqrt(v1 + v2);
        var degrees = (v1 + v2) * (v1 + v2) / ((v1 * v1 / (first.N - 1)) + (v2 * v2 / (second.N - 1)));
        var p = StudentT.TwoSidedP(difference / error, degrees);
        var interval = Interval.Around(difference, StudentT.Quantile(1 - (GroupComparison.Level / 2), degrees) * error);
        return GroupComparison.Of(
            Estimate.Between(difference, interval, IntervalMethod.Welch),
            (error, difference / error, p),
            p < GroupComparison.Level,
            higherIsBetter,
            Math.Min(first.N, second.N),
            () => SampleSize.TwoMeans(difference, sd1, sd2));
    }

    private static double? Rescale(double? value, double lowest, double highest) =>
        value is { } known ? Rescale(known, lowest, highest) : null;
}
