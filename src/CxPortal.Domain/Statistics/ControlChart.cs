namespace CxPortal.Domain.Statistics;

/// <summary>What a point of a control chart says.</summary>
public enum ControlSignal
{
    /// <summary>Within what chance explains.</summary>
    None = 0,

    /// <summary>Outside its limits.</summary>
    Outside = 1,

    /// <summary>The eighth or a later point in a row on the same side of the centre.</summary>
    Run = 2,
}

/// <summary>One period of a control chart.</summary>
/// <param name="N">Answers of the period.</param>
/// <param name="Value">The figure; null in a period without answers, which neither lengthens nor breaks a run.</param>
/// <param name="Low">Lower limit, centre minus three standard errors.</param>
/// <param name="High">Upper limit, centre plus three standard errors.</param>
/// <param name="Signal">What the point says.</param>
public sealed record ControlPoint(double N, double? Value, double? Low, double? High, ControlSignal Signal);

/// <summary>Trend of a figure with three-sigma limits (Shewhart, textbook). Flags are points outside and runs of eight, nothing else.</summary>
/// <param name="Centre">The centre line; null when there are no answers at all.</param>
/// <param name="Points">Every period in its order.</param>
public sealed record ControlChart(double? Centre, IReadOnlyList<ControlPoint> Points)
{
    /// <summary>So many points in a row on one side of the centre are no chance.</summary>
    public const int RunLength = 8;

    /// <summary>p-chart of shares: p̄ ± 3·√(p̄(1 - p̄)/n), kept within 0 to 1.</summary>
    /// <param name="periods">Successes and answers of each period.</param>
    /// <param name="centre">A centre fixed earlier; null takes the share over all periods.</param>
    public static ControlChart Shares(IReadOnlyList<(double Successes, double N)> periods, double? centre = null)
    {
        var n = periods.Sum(period => period.N);
        var mean = centre ?? Ratio(periods.Sum(period => period.Successes), n);
        return Of(
            [.. periods.Select(period => (period.N, Ratio(period.Successes, period.N)))],
            mean,
            Math.Sqrt((mean ?? 0) * (1 - (mean ?? 0))),
            new Interval(0, 1));
    }

    /// <summary>X̄ chart of means: centre ± 3·s/√n with s pooled within the periods, kept within the scale.</summary>
    /// <param name="periods">The answers of each period on one scale.</param>
    /// <param name="centre">A centre fixed earlier; null takes the mean over all answers.</param>
    public static ControlChart Means(IReadOnlyList<ScoreCounts> periods, double? centre = null)
    {
        var asked = periods.Where(period => period.N > 0).ToList();
        var n = asked.Sum(period => (double)period.N);
        var mean = centre ?? Ratio(asked.Sum(period => period.Mean!.Value * period.N), n);
        var squares = asked.Sum(period => Math.Pow(period.StandardDeviation ?? 0, 2) * (period.N - 1));
        var bounds = periods.Count == 0 ? new Interval(0, 0) : new Interval(periods[0].Lowest, periods[0].Highest);
        return Of(
            [.. periods.Select(period => ((double)period.N, period.Mean))], mean, Math.Sqrt(Ratio(squares, n - asked.Count) ?? 0), bounds);
    }

    /// <summary>Chart of net scores (NPS) in points: centre ± 3·100·√(variance/n) with the variance over all periods, kept within -100 to 100.</summary>
    /// <param name="periods">Good, bad and all answers of each period.</param>
    /// <param name="centre">A centre fixed earlier, points; null takes the score over all answers.</param>
    public static ControlChart NetScores(IReadOnlyList<NetScore> periods, double? centre = null)
    {
        var all = new NetScore(periods.Sum(period => period.Good), periods.Sum(period => period.Bad), periods.Sum(period => period.N));
        return Of(
            [.. periods.Select(period => (period.N, period.N > 0 ? 100 * period.Value : (double?)null))],
            centre ?? (all.N > 0 ? 100 * all.Value : null),
            all.N > 0 ? 100 * Math.Sqrt(all.Variance) : 0,
            new Interval(-100, 100));
    }

    /// <summary>
    /// Chart of single values (any figure, one per period): mean ± 2.66 × mean moving range, where 2.66 = 3 / 1.128. Null is a period without a value.
    /// </summary>
    public static ControlChart Individuals(IReadOnlyList<double?> values)
    {
        var known = values.OfType<double>().ToList();
        var ranges = known.Zip(known.Skip(1), (first, second) => Math.Abs(second - first)).ToList();
        return Of(
            [.. values.Select(value => (1.0, value))],
            known.Count == 0 ? null : known.Average(),
            ranges.Count == 0 ? 0 : ranges.Average() * 2.66 / 3,
            new Interval(double.NegativeInfinity, double.PositiveInfinity));
    }

    private static ControlChart Of(IReadOnlyList<(double N, double? Value)> periods, double? centre, double sigma, Interval bounds)
    {
        var points = new List<ControlPoint>(periods.Count);
        var (side, run) = (0, 0);
        foreach (var (n, value) in periods)
        {
            if (centre is not { } middle || value is not { } known)
            {
                points.Add(new ControlPoint(n, null, null, null, ControlSignal.None));
                continue;
            }

            var limits = Interval.Around(middle, 3 * sigma / Math.Sqrt(n), bounds.Low, bounds.High);
            var sideNow = Math.Abs(known - middle) < 1e-12 ? 0 : Math.Sign(known - middle);
            run = sideNow != 0 && sideNow == side ? run + 1 : Math.Abs(sideNow);
            side = sideNow;
            var outside = known < limits.Low - 1e-12 || known > limits.High + 1e-12;
            points.Add(new ControlPoint(
                n, known, limits.Low, limits.High, outside ? ControlSignal.Outside : run >= RunLength ? ControlSignal.Run : ControlSignal.None));
        }

        return new ControlChart(centre, points);
    }

    private static double? Ratio(double part, double whole) => whole > 0 ? part / whole : null;
}
