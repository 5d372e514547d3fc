using CxPortal.Domain.Statistics;

namespace CxPortal.Domain.Indices;

/// <summary>
/// Customer effort score 2.0: agreement 1 to 7 with "it was easy". Published variants disagree, so each has its own definition:
/// mean (https://support.nicereply.com/article/267-how-is-ces-calculated), share that agrees
/// (https://www.zonkafeedback.com/guides/customer-effort-score-guide/how-to-measure-customer-effort-score) and net
/// (https://support.cys.group/support/solutions/articles/3000095531-customer-effort-score-7-point-scale-to-index).
/// A question where 1 is the good answer is read with <see cref="ScoreCounts.Reversed"/> first.
/// </summary>
public static class Ces
{
    /// <summary>All figures of one question.</summary>
    /// <exception cref="ArgumentException">The scale is not 1 to 7.</exception>
    public static CesResult Of(ScoreCounts counts, double z = Normal.Z95)
    {
        if (counts is not { Lowest: 1, Highest: 7 })
        {
            throw new ArgumentException("Effort is answered from 1 to 7.", nameof(counts));
        }

        return new CesResult(
            counts.N,
            Means.Of(counts, z),
            counts.StandardDeviation,
            counts.StandardError,
            Wilson.Of(counts.Between(5, 7), counts.N, z),
            new NetScore(counts.Between(6, 7), counts.Between(1, 3), counts.N).AdjustedWald(z)?.Scaled(100),
            Means.Index(counts, z));
    }
}

/// <summary>The figures of an effort question; each is null when it is undefined (nobody answered).</summary>
/// <param name="N">Answers counted.</param>
/// <param name="Mean">Mean 1 to 7 with its z interval (`ces.mean`).</param>
/// <param name="StandardDeviation">Sample standard deviation; null with fewer than two answers.</param>
/// <param name="StandardError">Standard error of the mean; null with fewer than two answers.</param>
/// <param name="Agree">Share of answers 5 to 7 with its Wilson interval (`ces.agree`).</param>
/// <param name="Net">Share of 6 and 7 minus share of 1 to 3, points -100 to 100, adjusted Wald interval (`ces.net`).</param>
/// <param name="Index">Ease index, mean on 0 to 100 (`ces.index`).</param>
public sealed record CesResult(
    long N, Estimate? Mean, double? StandardDeviation, double? StandardError, Estimate? Agree, Estimate? Net, Estimate? Index);
