namespace CxPortal.Domain.Statistics;

/// <summary>The binomial distribution: successes among n independent trials with the same chance.</summary>
public static class Binomial
{
    /// <summary>Probability of at most this many successes; n from 0, chance 0 to 1.</summary>
    public static double AtMost(long successes, long n, double chance)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        ArgumentOutOfRangeException.ThrowIfNegative(chance);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(chance, 1);
        return successes < 0 ? 0 : successes >= n ? 1 : SpecialFunctions.Beta(n - successes, successes + 1, 1 - chance);
    }

    /// <summary>Probability of at least this many successes.</summary>
    public static double AtLeast(long successes, long n, double chance) => AtMost(n - successes, n, 1 - chance);
}
