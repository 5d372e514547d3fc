namespace CxPortal.Domain.Statistics;

/// <summary>A part of the population that is sampled on its own, such as a channel or a branch.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Population">Contacts in it.</param>
/// <param name="StandardDeviation">Expected spread of the answers in it, from an earlier wave or a guess.</param>
public sealed record Stratum(string Key, long Population, double StandardDeviation);

/// <summary>What a stratum gets of the sample.</summary>
/// <param name="Key">The stratum.</param>
/// <param name="Exact">Share of the sample before rounding.</param>
/// <param name="Sample">Whole contacts to invite.</param>
/// <param name="InclusionProbability">Chance of a contact to be invited, 0 to 1; stored with each invitation, weights come from it.</param>
public sealed record Allocation(string Key, double Exact, long Sample, double InclusionProbability);

/// <summary>Who is asked: everybody, or a systematic sample from strata (textbook survey sampling).</summary>
public static class Sampling
{
    /// <summary>Up to so many contacts a month at a touchpoint everybody is asked.</summary>
    public const long CensusBelow = 400;

    /// <summary>Whether so few contacts a month are all asked.</summary>
    public static bool IsCensus(long contactsPerMonth) => contactsPerMonth < CensusBelow;

    /// <summary>
    /// Neyman's allocation n·N_h·S_h / Σ N·S, which gives the narrowest interval for a sample of n. A stratum that would get more than it has
    /// is taken whole and the rest is shared anew; without any spread the shares follow the population. Rounded by largest remainders.
    /// </summary>
    public static IReadOnlyList<Allocation> Neyman(long sample, IReadOnlyList<Stratum> strata)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sample);
        var available = Math.Min(sample, strata.Sum(stratum => stratum.Population));
        var spread = strata.Any(stratum => stratum.Population > 0 && stratum.StandardDeviation > 0);
        var exact = Shares(available, strata, stratum => stratum.Population * (spread ? stratum.StandardDeviation : 1));
        var whole = Whole(available, exact, strata);
        return
        [
            .. strata.Select((stratum, index) => new Allocation(
                stratum.Key, exact[index], whole[index], stratum.Population == 0 ? 0 : (double)whole[index] / stratum.Population)),
        ];
    }

    /// <summary>
    /// The places (from 0) of a systematic sample, one in k = population / sample, from a random start: every contact has the same chance.
    /// </summary>
    /// <param name="population">Contacts in their order.</param>
    /// <param name="sample">How many to take, at most all.</param>
    /// <param name="start">A random number from 0 (included) to 1 (excluded).</param>
    public static IEnumerable<long> Systematic(long population, long sample, double start)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(population);
        ArgumentOutOfRangeException.ThrowIfNegative(sample);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(start, 1);
        return Places(population, Math.Min(sample, population), start);
    }

    private static IEnumerable<long> Places(long population, long sample, double start)
    {
        var step = (double)population / sample;
        for (var taken = 0L; taken < sample; taken++)
        {
            yield return Math.Min(population - 1, (long)((start + taken) * step));
        }
    }

    private static double[] Shares(long sample, IReadOnlyList<Stratum> strata, Func<Stratum, double> size)
    {
        var shares = new double[strata.Count];
        var open = Enumerable.Range(0, strata.Count).ToList();
        double left = sample;
        while (open.Count > 0)
        {
            var total = open.Sum(index => size(strata[index]));
            var full = open.Where(index => total > 0 && left * size(strata[index]) / total > strata[index].Population).ToList();
            if (full.Count == 0)
            {
                open.ForEach(index => shares[index] = total > 0 ? left * size(strata[index]) / total : 0);
                break;
            }

            foreach (var index in full)
            {
                shares[index] = strata[index].Population;
                left -= strata[index].Population;
                open.Remove(index);
            }
        }

        return shares;
    }

    private static long[] Whole(long sample, double[] exact, IReadOnlyList<Stratum> strata)
    {
        var whole = exact.Select(share => (long)Math.Floor(share + 1e-9)).ToArray();
        var missing = Math.Min(sample, (long)Math.Round(exact.Sum())) - whole.Sum();
        foreach (var index in Enumerable.Range(0, exact.Length).OrderByDescending(index => exact[index] - whole[index]))
        {
            if (missing > 0 && whole[index] < strata[index].Population)
            {
                whole[index]++;
                missing--;
            }
        }

        return whole;
    }
}
