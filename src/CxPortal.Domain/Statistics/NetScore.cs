namespace CxPortal.Domain.Statistics;

/// <summary>
/// The share at the good end minus the share at the bad end, as in NPS, net CSAT and net CES. Values are fractions -1 to 1.
/// Interval: adjusted Wald of Rocks 2016 (https://measuringu.com/nps-three-confidence-intervals/), the plain one under its own name.
/// Variance p + d - (p - d)², divisor n (https://stats.stackexchange.com/questions/18603).
/// </summary>
/// <param name="Good">Answers at the good end.</param>
/// <param name="Bad">Answers at the bad end.</param>
/// <param name="N">All answers counted.</param>
public readonly record struct NetScore(double Good, double Bad, double N)
{
    /// <summary>Good minus bad share; NaN without answers.</summary>
    public double Value => (Good - Bad) / N;

    /// <summary>Variance of a single answer scored +1, 0, -1; 0 to 1, NaN without answers.</summary>
    public double Variance => Math.Max(0, ((Good + Bad) / N) - (Value * Value));

    /// <summary>Standard error √(variance / n).</summary>
    public double StandardError => Math.Sqrt(Variance / N);

    /// <summary>Three answers more, 3/4 of one at each end: what the adjusted interval is counted from.</summary>
    public NetScore Adjusted => new(Good + 0.75, Bad + 0.75, N + 3);

    /// <summary>The raw value with the adjusted Wald interval, kept within -1 to 1; null without answers.</summary>
    public Estimate? AdjustedWald(double z = Normal.Z95)
    {
        var adjusted = Adjusted;
        return N == 0
            ? null
            : Estimate.Between(Value, Interval.Around(adjusted.Value, z * adjusted.StandardError, -1, 1), IntervalMethod.AdjustedWald);
    }

    /// <summary>The raw value with the plain Wald interval, kept within -1 to 1; collapses when all answers are alike. Null without answers.</summary>
    public Estimate? Wald(double z = Normal.Z95) =>
        N == 0 ? null : Estimate.Between(Value, Interval.Around(Value, z * StandardError, -1, 1), IntervalMethod.Wald);
}
