using CxPortal.Domain.Statistics;

namespace CxPortal.Domain.Indices;

/// <summary>
/// The weighted index of a group too large to resample. Takes respondents one by one and keeps sums only. The interval
/// is the z interval with the variance of the linearised index (delta method, textbook survey sampling), which agrees with resampling in large groups.
/// </summary>
public sealed class CsiMoments
{
    private readonly IReadOnlyList<string> keys;
    private readonly double[,] both;
    private readonly double[,] sums;
    private readonly double[,] products;
    private double respondents;

    /// <summary>Begins with nobody.</summary>
    /// <param name="keys">The attributes.</param>
    public CsiMoments(IReadOnlyList<string> keys)
    {
        this.keys = keys;
        var width = 2 * keys.Count;
        (both, sums, products) = (new double[width, width], new double[width, width], new double[width, width]);
    }

    /// <summary>Takes so many respondents with the same ratings.</summary>
    /// <exception cref="ArgumentException">The ratings are not as many as the attributes.</exception>
    public void Add(CsiRatings ratings, long count = 1)
    {
        if (ratings.Importance.Count != keys.Count || ratings.Satisfaction.Count != keys.Count)
        {
            throw new ArgumentException("Every respondent has one rating, or null, for each attribute.", nameof(ratings));
        }

        ArgumentOutOfRangeException.ThrowIfNegative(count);
        double?[] values = [.. ratings.Importance, .. ratings.Satisfaction];
        for (var j = 0; j < values.Length; j++)
        {
            for (var k = 0; k < values.Length; k++)
            {
                if (values[j] is { } first && values[k] is { } second)
                {
                    both[j, k] += count;
                    sums[j, k] += count * first;
                    products[j, k] += count * first * second;
                }
            }
        }

        respondents += count;
    }

    /// <summary>The index with its interval; one respondent gives no interval, null when nothing was answered.</summary>
    /// <param name="lowest">First point of the satisfaction scale.</param>
    /// <param name="highest">Last point of the satisfaction scale.</param>
    /// <param name="z">Quantile of the confidence level.</param>
    public CsiResult? Result(double lowest = 1, double highest = 10, double z = Normal.Z95)
    {
        var attributes = keys.Select((key, index) => new CsiAttribute(key, Mean(index), Mean(index + keys.Count))).ToList();
        if (Csi.Of(attributes, lowest, highest) is not { } result)
        {
            return null;
        }

        if (respondents < 2)
        {
            return result;
        }

        var slopes = Slopes(attributes, result);
        var variance = 0.0;
        for (var j = 0; j < slopes.Length; j++)
        {
            for (var k = 0; k < slopes.Length; k++)
            {
                variance += slopes[j] * slopes[k] * CrossProduct(j, k);
            }
        }

        variance *= respondents / (respondents - 1);
        var interval = Interval.Around(result.WeightedMean, z * Math.Sqrt(Math.Max(0, variance)), lowest, highest);
        return Csi.WithInterval(result, interval, lowest, highest, IntervalMethod.Linearization);
    }

    private double? Mean(int column) => both[column, column] > 0 ? sums[column, column] / both[column, column] : null;

    /// <summary>How the index changes with one respondent's deviation in each rating: derivative by the mean over the answers to it.</summary>
    private double[] Slopes(List<CsiAttribute> attributes, CsiResult result)
    {
        var used = Enumerable.Range(0, keys.Count).Where(index => result.Weights[index] > 0).ToList();
        var importance = used.Sum(index => attributes[index].Importance!.Value);
        var slopes = new double[2 * keys.Count];
        foreach (var index in used)
        {
            slopes[index] = (attributes[index].Satisfaction!.Value - result.WeightedMean) / importance / both[index, index];
            slopes[index + keys.Count] = result.Weights[index] / both[index + keys.Count, index + keys.Count];
        }

        return slopes;
    }

    /// <summary>Sum over respondents of the product of their deviations from two means, where both were answered.</summary>
    private double CrossProduct(int j, int k)
    {
        if (both[j, k] == 0)
        {
            return 0;
        }

        var (first, second) = (Mean(j)!.Value, Mean(k)!.Value);
        return products[j, k] - (first * sums[k, j]) - (second * sums[j, k]) + (first * second * both[j, k]);
    }
}
