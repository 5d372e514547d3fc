using CxPortal.Domain.Statistics;

namespace CxPortal.Domain.Indices;

/// <summary>
/// Customer satisfaction on 3, 5 or 7 points (stars and faces too). The shares at the ends take two points of a scale of 5 or 7,
/// and one point of a scale of 3, whose second point is neutral.
/// </summary>
public static class Csat
{
    /// <summary>All figures of one question.</summary>
    /// <exception cref="ArgumentException">The scale has other than 3, 5 or 7 points.</exception>
    public static CsatResult Of(ScoreCounts counts, double z = Normal.Z95)
    {
        var boxes = BoxesOf(counts.Points);
        var top = counts.Between(counts.Highest - boxes + 1, counts.Highest);
        var bottom = counts.Between(counts.Lowest, counts.Lowest + boxes - 1);
        return new CsatResult(
            counts.N,
            boxes,
            Means.Of(counts, z),
            counts.StandardDeviation,
            counts.StandardError,
            Wilson.Of(top, counts.N, z),
            Wilson.Of(bottom, counts.N, z),
            new NetScore(top, bottom, counts.N).AdjustedWald(z),
            Means.Index(counts, z));
    }

    /// <summary>How many points at either end count as satisfied or dissatisfied.</summary>
    /// <exception cref="ArgumentException">The scale has other than 3, 5 or 7 points.</exception>
    public static int BoxesOf(int points) => points switch
    {
        3 => 1,
        5 or 7 => 2,
        _ => throw new ArgumentException("A satisfaction scale has 3, 5 or 7 points.", nameof(points)),
    };
}

/// <summary>The figures of a satisfaction question; each is null when it is undefined (nobody answered).</summary>
/// <param name="N">Answers counted.</param>
/// <param name="Boxes">Points of the scale at either end that <paramref name="Top"/> and <paramref name="Bottom"/> count: 2, or 1 on a scale of 3.</param>
/// <param name="Mean">Mean in scale points with its z interval (`csat.mean`).</param>
/// <param name="StandardDeviation">Sample standard deviation; null with fewer than two answers.</param>
/// <param name="StandardError">Standard error of the mean; null with fewer than two answers.</param>
/// <param name="Top">Share of satisfied answers with its Wilson interval (`csat.top2`, `csat.top1`).</param>
/// <param name="Bottom">Share of dissatisfied answers with its Wilson interval (`csat.bottom2`, `csat.bottom1`).</param>
/// <param name="Net">Satisfied minus dissatisfied, a fraction -1 to 1, adjusted Wald interval (`csat.net`).</param>
/// <param name="Index">Mean on 0 to 100 (`csat.index`).</param>
public sealed record CsatResult(
    long N,
    int Boxes,
    Estimate? Mean,
    double? StandardDeviation,
    double? StandardError,
    Estimate? Top,
    Estimate? Bottom,
    Estimate? Net,
    Estimate? Index)
{
    /// <summary>The definition of <see cref="Top"/> on this scale.</summary>
    public MetricDefinition TopDefinition => Boxes == 1 ? Metrics.CsatTop1 : Metrics.CsatTop2;

    /// <summary>The definition of <see cref="Bottom"/> on this scale.</summary>
    public MetricDefinition BottomDefinition => Boxes == 1 ? Metrics.CsatBottom1 : Metrics.CsatBottom2;
}
