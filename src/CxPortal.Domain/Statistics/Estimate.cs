namespace CxPortal.Domain.Statistics;

/// <summary>
/// A figure estimated from answers. Shares are fractions 0 to 1, NPS and net CES are points -100 to 100, means are in the units of their scale.
/// A figure that is undefined (nobody answered) is no estimate at all: functions answer null.
/// </summary>
/// <param name="Value">The raw estimate, unrounded, never shrunk towards the middle of its interval.</param>
/// <param name="Low">Lower limit of the interval (95 % unless its method says otherwise); null when none can be given.</param>
/// <param name="High">Upper limit of the interval; null together with <paramref name="Low"/>.</param>
/// <param name="Method">The name of the interval's method, one of <see cref="IntervalMethod"/>; null without an interval.</param>
public sealed record Estimate(double Value, double? Low = null, double? High = null, string? Method = null)
{
    /// <summary>Whether an interval goes with the value.</summary>
    public bool HasInterval => Low is not null && High is not null;

    /// <summary>Whether the interval lies wholly above or below this value; false without an interval.</summary>
    public bool Excludes(double value) => HasInterval && (Low > value || High < value);

    /// <summary>The same estimate in other units: value and limits multiplied by a positive factor.</summary>
    public Estimate Scaled(double factor) => this with { Value = Value * factor, Low = Low * factor, High = High * factor };

    internal static Estimate Between(double value, Interval interval, string method) => new(value, interval.Low, interval.High, method);
}

/// <summary>Two limits, the lower one first.</summary>
/// <param name="Low">Lower limit.</param>
/// <param name="High">Upper limit.</param>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>An interval around a centre, kept within bounds.</summary>
    public static Interval Around(
        double centre, double margin, double lowest = double.NegativeInfinity, double highest = double.PositiveInfinity) =>
        new(Math.Max(lowest, centre - margin), Math.Min(highest, centre + margin));
}

/// <summary>The names of interval methods as figures and exports print them.</summary>
public static class IntervalMethod
{
    /// <summary>Mean plus or minus z standard errors, sample standard deviation.</summary>
    public const string Z = "z";

    /// <summary>Wilson's score interval of a share.</summary>
    public const string Wilson = "wilson";

    /// <summary>Newcombe's hybrid score interval of the difference of two shares.</summary>
    public const string Newcombe = "newcombe";

    /// <summary>Plain Wald interval of a net score, variance with n.</summary>
    public const string Wald = "wald";

    /// <summary>Adjusted Wald interval of a net score: three answers added, 3/4 of one at each end.</summary>
    public const string AdjustedWald = "adjusted-wald";

    /// <summary>Welch's t interval of the difference of two means.</summary>
    public const string Welch = "welch";

    /// <summary>Percentiles of resampled respondents.</summary>
    public const string Bootstrap = "bootstrap";

    /// <summary>z interval with the variance of the linearised formula, for groups too large to resample.</summary>
    public const string Linearization = "linearization";

    /// <summary>Percentiles over correlation matrices drawn from the Wishart distribution around the observed one.</summary>
    public const string Wishart = "wishart-resampling";

    /// <summary>Large-sample interval of Cohen's kappa.</summary>
    public const string Kappa = "kappa-z";
}
