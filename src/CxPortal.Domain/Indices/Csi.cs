using CxPortal.Domain.Statistics;

namespace CxPortal.Domain.Indices;

/// <summary>One attribute of a satisfaction index with its mean importance and mean satisfaction.</summary>
/// <param name="Key">The attribute.</param>
/// <param name="Importance">Mean importance, 0 or more; null when nobody rated it.</param>
/// <param name="Satisfaction">Mean satisfaction in scale points; null when nobody answered.</param>
public sealed record CsiAttribute(string Key, double? Importance, double? Satisfaction);

/// <summary>One respondent's ratings, in the order of the attributes; null is skipped or "not applicable".</summary>
/// <param name="Importance">Importance of each attribute; may be all null where importance is not asked of everybody.</param>
/// <param name="Satisfaction">Satisfaction with each attribute.</param>
public sealed record CsiRatings(IReadOnlyList<double?> Importance, IReadOnlyList<double?> Satisfaction);

/// <summary>An importance-weighted index.</summary>
/// <param name="Weights">Weight of each attribute in the given order, summing to 1; 0 for one without importance or answers.</param>
/// <param name="WeightedMean">Σ importance·satisfaction / Σ importance in scale points.</param>
/// <param name="UnweightedMean">Plain mean of the attributes in scale points.</param>
/// <param name="Index">(x - lowest) / (highest - lowest) × 100 (`csi.index`); with an interval when respondents were resampled.</param>
/// <param name="OfHighest">x / highest × 100 (`csi.of-highest`).</param>
public sealed record CsiResult(
    IReadOnlyList<double> Weights, double WeightedMean, double UnweightedMean, Estimate Index, Estimate OfHighest);

/// <summary>Customer satisfaction index: satisfaction with attributes, weighted by their importance (process: ISO 10004:2018; formula textbook).</summary>
public static class Csi
{
    /// <summary>How often respondents are drawn anew for the interval.</summary>
    public const int Resamples = 2000;

    /// <summary>
    /// The index of attributes with known means. An attribute without answers takes no part, its weight is shared out among the others;
    /// it is never counted as 0. Null when no attribute has both importance and satisfaction.
    /// </summary>
    /// <param name="attributes">The attributes.</param>
    /// <param name="lowest">First point of the satisfaction scale.</param>
    /// <param name="highest">Last point of the satisfaction scale.</param>
    public static CsiResult? Of(IReadOnlyList<CsiAttribute> attributes, double lowest = 1, double highest = 10)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(lowest, highest);
        var importance = attributes.Select(attribute => attribute is { Importance: > 0, Satisfaction: not null } ? attribute.Importance.Value : 0).ToArray();
        var total = importance.Sum();
        if (total <= 0)
        {
            return null;
        }

        var weights = Array.ConvertAll(importance, weight => weight / total);
        var mean = attributes.Select((attribute, index) => weights[index] * (attribute.Satisfaction ?? 0)).Sum();
        return new CsiResult(
            weights,
            mean,
            attributes.Where(attribute => attribute.Satisfaction is not null).Average(attribute => attribute.Satisfaction!.Value),
            new Estimate(Means.Rescale(mean, lowest, highest)),
            new Estimate(mean / highest * 100));
    }

    /// <summary>
    /// The index of a group: means over those who answered each attribute, then <see cref="Of(IReadOnlyList{CsiAttribute}, double, double)"/>;
    /// the interval is the 2.5th and 97.5th percentile over resampled respondents (whole respondents, not attributes), with a fixed seed.
    /// One respondent gives no interval; null when nothing was answered.
    /// </summary>
    /// <param name="keys">The attributes.</param>
    /// <param name="respondents">Every respondent's ratings.</param>
    /// <param name="lowest">First point of the satisfaction scale.</param>
    /// <param name="highest">Last point of the satisfaction scale.</param>
    /// <param name="resamples">How often respondents are drawn anew.</param>
    public static CsiResult? Of(
        IReadOnlyList<string> keys, IReadOnlyList<CsiRatings> respondents, double lowest = 1, double highest = 10, int resamples = Resamples)
    {
        var sums = new CsiSums(keys, respondents);
        if (Of(sums.Attributes(Enumerable.Range(0, respondents.Count)), lowest, highest) is not { } result)
        {
            return null;
        }

        if (respondents.Count < 2)
        {
            return result;
        }

        var random = new SeededRandom(SeededRandom.UsualSeed);
        var drawn = new List<double>(resamples);
        for (var resample = 0; resample < resamples; resample++)
        {
            var attributes = sums.Attributes(Draw(respondents.Count, random));
            if (Of(attributes, lowest, highest) is { } other)
            {
                drawn.Add(other.WeightedMean);
            }
        }

        drawn.Sort();
        var interval = new Interval(Quantiles.OfSorted(drawn, 0.025), Quantiles.OfSorted(drawn, 0.975));
        return WithInterval(result, interval, lowest, highest, IntervalMethod.Bootstrap);
    }

    /// <summary>Gives both scalings the interval of the weighted mean.</summary>
    internal static CsiResult WithInterval(CsiResult result, Interval mean, double lowest, double highest, string method) => result with
    {
        Index = new Estimate(
            result.Index.Value, Means.Rescale(mean.Low, lowest, highest), Means.Rescale(mean.High, lowest, highest), method),
        OfHighest = new Estimate(result.OfHighest.Value, mean.Low / highest * 100, mean.High / highest * 100, method),
    };

    private static IEnumerable<int> Draw(int count, SeededRandom random)
    {
        for (var index = 0; index < count; index++)
        {
            yield return random.NextIndex(count);
        }
    }
}
