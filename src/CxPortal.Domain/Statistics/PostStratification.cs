namespace CxPortal.Domain.Statistics;

/// <summary>The answers of one part of the population whose true share is known.</summary>
/// <param name="Answers">Answers from it.</param>
/// <param name="Population">Its share or its number in the population; only the proportions between strata matter.</param>
/// <param name="Mean">Its mean, or its share of successes; not read without answers.</param>
/// <param name="StandardDeviation">Spread of its answers; √(p(1-p)) for a share.</param>
public sealed record StratumAnswers(double Answers, double Population, double Mean, double StandardDeviation = 0);

/// <summary>A figure weighted to the population.</summary>
/// <param name="Raw">The unweighted figure.</param>
/// <param name="Estimate">The weighted figure; its interval is counted from <paramref name="EffectiveN"/>.</param>
/// <param name="EffectiveN">Kish's effective number of answers, (Σw)² / Σw².</param>
/// <param name="DesignEffect">Answers / effective number, from 1.</param>
/// <param name="Covered">Share of the population in strata that answered at all, 0 to 1; below 1 the figure speaks for these only.</param>
public sealed record WeightedFigure(double Raw, Estimate Estimate, double EffectiveN, double DesignEffect, double Covered);

/// <summary>Post-stratification (textbook): every answer gets the weight population share / sample share of its stratum.</summary>
public static class PostStratification
{
    /// <summary>The weight of an answer in each stratum; 0 where nobody answered.</summary>
    public static IReadOnlyList<double> Weights(IReadOnlyList<StratumAnswers> strata)
    {
        var answers = strata.Sum(stratum => stratum.Answers);
        var population = strata.Where(stratum => stratum.Answers > 0).Sum(stratum => stratum.Population);
        return [.. strata.Select(stratum => stratum.Answers > 0 ? stratum.Population / population / (stratum.Answers / answers) : 0)];
    }

    /// <summary>The share of successes weighted to the population, Wilson interval with the effective number; null without answers.</summary>
    public static WeightedFigure? Share(IReadOnlyList<StratumAnswers> strata) =>
        Of(strata, (mean, effective, _) => Wilson.Of(Math.Clamp(mean, 0, 1) * effective, effective)!);

    /// <summary>The mean weighted to the population, z interval with the effective number and the spread within and between strata; null without answers.</summary>
    public static WeightedFigure? Mean(IReadOnlyList<StratumAnswers> strata) =>
        Of(strata, (mean, effective, variance) =>
            Estimate.Between(mean, Interval.Around(mean, Normal.Z95 * Math.Sqrt(variance / effective)), IntervalMethod.Z));

    /// <summary>Kish's effective number of answers with these weights, (Σw)² / Σw²; 0 without weights.</summary>
    public static double EffectiveN(IEnumerable<(double Weight, double Answers)> weighted)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var (weight, answers) in weighted)
        {
            sum += weight * answers;
            squares += weight * weight * answers;
        }

        return squares > 0 ? sum * sum / squares : 0;
    }

    private static WeightedFigure? Of(IReadOnlyList<StratumAnswers> strata, Func<double, double, double, Estimate> estimate)
    {
        var answered = strata.Where(stratum => stratum.Answers > 0).ToList();
        var n = answered.Sum(stratum => stratum.Answers);
        var population = answered.Sum(stratum => stratum.Population);
        if (n == 0 || population == 0)
        {
            return null;
        }

        var effective = EffectiveN(Weights(answered).Zip(answered, (weight, stratum) => (weight, stratum.Answers)));
        var mean = answered.Sum(stratum => stratum.Population / population * stratum.Mean);
        var variance = answered.Sum(stratum =>
            stratum.Population / population * (Math.Pow(stratum.StandardDeviation, 2) + Math.Pow(stratum.Mean - mean, 2)));
        return new WeightedFigure(
            answered.Sum(stratum => stratum.Answers * stratum.Mean) / n,
            estimate(mean, effective, variance),
            effective,
            n / effective,
            population / strata.Sum(stratum => stratum.Population));
    }
}
