namespace CxPortal.Domain.Statistics;

/// <summary>A number of answers that is needed.</summary>
/// <param name="Exact">As the formula gives it, before rounding up.</param>
public readonly record struct RequiredAnswers(double Exact)
{
    /// <summary>Whole answers, rounded up, at least 1.</summary>
    public long Answers => Math.Max(1, (long)Math.Ceiling(Math.Min(Exact, 1e15) - 1e-9));

    /// <summary>Invitations to send for so many answers when this share of the invited responds (above 0, at most 1).</summary>
    public long Invitations(double responseRate)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(responseRate);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(responseRate, 1);
        return (long)Math.Ceiling((Answers / responseRate) - 1e-9);
    }
}

/// <summary>How many answers a margin or a comparison needs (textbook formulas; 95 % confidence unless told otherwise, two-sided).</summary>
public static class SampleSize
{
    /// <summary>The chance of proving a true difference that planning aims at.</summary>
    public const double UsualPower = 0.8;

    /// <summary>Answers for a share within ± margin: z²·p(1-p)/margin², with the finite population correction n0 / (1 + (n0 - 1)/N) when N is known.</summary>
    /// <param name="margin">Half width of the interval, a fraction above 0.</param>
    /// <param name="share">The expected share; 0.5 is the worst case.</param>
    /// <param name="population">Everybody who could be asked; null when large or unknown.</param>
    /// <param name="z">Quantile of the confidence level.</param>
    public static RequiredAnswers Proportion(double margin, double share = 0.5, long? population = null, double z = Normal.Z95) =>
        Finite(Mean(margin, Math.Sqrt(share * (1 - share)), z), population);

    /// <summary>Answers for a mean within ± margin: (z·s / margin)²; margin and standard deviation in the same units.</summary>
    public static RequiredAnswers Mean(double margin, double standardDeviation, double z = Normal.Z95)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(margin);
        ArgumentOutOfRangeException.ThrowIfNegative(standardDeviation);
        var ratio = z * standardDeviation / margin;
        return new RequiredAnswers(ratio * ratio);
    }

    /// <summary>Answers for a net promoter score within ± points; variance of one answer 0 to 1, of which 1 is the worst case.</summary>
    public static RequiredAnswers Nps(double points, double variance = 1, long? population = null, double z = Normal.Z95) =>
        Finite(Mean(points / 100, Math.Sqrt(variance), z), population);

    /// <summary>Answers in each of two groups that prove the difference of two shares; null when the shares are equal.</summary>
    public static RequiredAnswers? TwoProportions(double first, double second, double power = UsualPower, double z = Normal.Z95) =>
        TwoMeans(first - second, Math.Sqrt(first * (1 - first)), Math.Sqrt(second * (1 - second)), power, z);

    /// <summary>Answers in each of two groups that prove a difference of so many points; null for a difference of 0.</summary>
    public static RequiredAnswers? NpsDifference(double points, double variance1 = 1, double? variance2 = null, double power = UsualPower, double z = Normal.Z95) =>
        TwoMeans(points / 100, Math.Sqrt(variance1), Math.Sqrt(variance2 ?? variance1), power, z);

    /// <summary>
    /// Answers in each of two groups that prove the difference of two means, (z + z(power))²·(s1² + s2²) / difference²; null for a difference of 0.
    /// </summary>
    public static RequiredAnswers? TwoMeans(
        double difference, double standardDeviation1, double standardDeviation2, double power = UsualPower, double z = Normal.Z95)
    {
        var quantiles = z + Normal.Quantile(power);
        var variances = (standardDeviation1 * standardDeviation1) + (standardDeviation2 * standardDeviation2);
        return difference == 0 ? null : new RequiredAnswers(quantiles * quantiles * variances / (difference * difference));
    }

    /// <summary>The margin (half width) that n answers give for a share; a fraction.</summary>
    public static double ProportionMargin(double n, double share = 0.5, double z = Normal.Z95) => z * Math.Sqrt(share * (1 - share) / n);

    /// <summary>The margin (half width) that n answers give for a net promoter score; points.</summary>
    public static double NpsMargin(double n, double variance = 1, double z = Normal.Z95) => 100 * z * Math.Sqrt(variance / n);

    private static RequiredAnswers Finite(RequiredAnswers infinite, long? population)
    {
        if (population is not { } size)
        {
            return infinite;
        }

        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        return new RequiredAnswers(infinite.Exact / (1 + ((infinite.Exact - 1) / size)));
    }
}
