using CxPortal.Domain.Statistics;

namespace CxPortal.Domain.Indices;

/// <summary>Net promoter score from answers 0 to 10: promoters 9 and 10, passives 7 and 8, detractors 0 to 6. Points -100 to 100.</summary>
public static class Nps
{
    /// <summary>The figures of answers counted per score.</summary>
    /// <exception cref="ArgumentException">The scale is not 0 to 10.</exception>
    public static NpsResult Of(ScoreCounts counts, double z = Normal.Z95) => counts is { Lowest: 0, Highest: 10 }
        ? Of(counts.Between(9, 10), counts.Between(7, 8), counts.Between(0, 6), z) with { Mean = Means.Of(counts, z) }
        : throw new ArgumentException("A recommendation is answered from 0 to 10.", nameof(counts));

    /// <summary>The figures of answers counted per group.</summary>
    public static NpsResult Of(long promoters, long passives, long detractors, double z = Normal.Z95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(promoters);
        ArgumentOutOfRangeException.ThrowIfNegative(passives);
        ArgumentOutOfRangeException.ThrowIfNegative(detractors);
        var n = promoters + passives + detractors;
        var net = new NetScore(promoters, detractors, n);
        return new NpsResult(promoters, passives, detractors)
        {
            Variance = n == 0 ? null : net.Variance,
            StandardError = n == 0 ? null : net.StandardError * 100,
            AdjustedValue = n == 0 ? null : net.Adjusted.Value * 100,
            Score = net.AdjustedWald(z)?.Scaled(100),
            Wald = net.Wald(z)?.Scaled(100),
        };
    }

    /// <summary>
    /// First score minus second, points, with z = difference / √(SE1² + SE2²) and the plain Wald interval; null when either group is empty.
    /// Where answers are few or all alike the plain interval is too sure of itself, so a verdict also asks that the interval counted from
    /// adjusted scores leaves 0 out.
    /// </summary>
    public static GroupComparison? Compare(NpsResult first, NpsResult second, double z = Normal.Z95)
    {
        if (first.N == 0 || second.N == 0)
        {
            return null;
        }

        var difference = first.Score!.Value - second.Score!.Value;
        var error = ErrorOfDifference(first.Net, second.Net);
        double? statistic = error > 0 ? difference / error : null;
        double? p = statistic is { } known ? Normal.TwoSidedP(known) : null;
        var (adjusted1, adjusted2) = (first.Net.Adjusted, second.Net.Adjusted);
        var adjusted = Math.Abs(100 * (adjusted1.Value - adjusted2.Value)) > z * ErrorOfDifference(adjusted1, adjusted2);
        return GroupComparison.Of(
            Estimate.Between(difference, Interval.Around(difference, z * error, -200, 200), IntervalMethod.Wald),
            (error, statistic, p),
            adjusted && Math.Abs(difference) > z * error,
            higherIsBetter: true,
            Math.Min(first.N, second.N),
            () => error > 0
                ? SampleSize.NpsDifference(difference, first.Net.Variance, second.Net.Variance)
                : SampleSize.NpsDifference(difference, adjusted1.Variance, adjusted2.Variance));
    }

    private static double ErrorOfDifference(NetScore first, NetScore second) =>
        100 * Math.Sqrt((first.Variance / first.N) + (second.Variance / second.N));
}

/// <summary>The figures of a recommendation question; estimates are null when nobody answered.</summary>
/// <param name="Promoters">Answers 9 and 10.</param>
/// <param name="Passives">Answers 7 and 8.</param>
/// <param name="Detractors">Answers 0 to 6.</param>
public sealed record NpsResult(long Promoters, long Passives, long Detractors)
{
    /// <summary>Answers counted.</summary>
    public long N => Promoters + Passives + Detractors;

    /// <summary>
    /// Raw score with its adjusted Wald interval, points -100 to 100 (`nps.score`). With a single answer the interval,
    /// drawn to the middle, need not reach the raw score; so small a group is never shown.
    /// </summary>
    public Estimate? Score { get; init; }

    /// <summary>Raw score with the plain Wald interval, variance with n (`nps.wald`); collapses when all answers are alike.</summary>
    public Estimate? Wald { get; init; }

    /// <summary>The centre of the adjusted interval, points; never shown as the score.</summary>
    public double? AdjustedValue { get; init; }

    /// <summary>Variance of one answer scored +1, 0, -1 (0 to 1), as sample sizes need it.</summary>
    public double? Variance { get; init; }

    /// <summary>Plain standard error in points, divisor n.</summary>
    public double? StandardError { get; init; }

    /// <summary>Mean answer 0 to 10 with its z interval (`nps.mean`); only when answers were counted per score.</summary>
    public Estimate? Mean { get; init; }

    /// <summary>The three groups as a net score, fractions.</summary>
    public NetScore Net => new(Promoters, Detractors, N);
}
