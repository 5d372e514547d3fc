using System.Globalization;
using System.Text;

namespace CxPortal.Web.Features.Matrix;

/// <summary>
/// The curves of the emotion row as SVG paths. Columns are 100 wide and the row is 100 high;
/// level 0 lies at 50 and one step of emotion is 19 high.
/// </summary>
/// <param name="Designed">Path through the designed emotions; empty when no two neighbours have one.</param>
/// <param name="Measured">Path through the measured levels.</param>
/// <param name="Band">Outline of the measured intervals.</param>
/// <param name="DesignedPoints">Designed points.</param>
/// <param name="MeasuredPoints">Measured points.</param>
/// <param name="LargestDrop">The steepest way down between neighbours on the designed curve; null when it never falls.</param>
public sealed record EmotionCurves(
    string Designed,
    string Measured,
    string Band,
    IReadOnlyList<CurvePoint> DesignedPoints,
    IReadOnlyList<CurvePoint> MeasuredPoints,
    EmotionDrop? LargestDrop)
{
    /// <summary>Answers from which on a measured level is joined to its neighbours and shows its interval.</summary>
    public const int FirmCount = 10;

    /// <summary>Draws the curves; a null is a gap.</summary>
    public static EmotionCurves Of(IReadOnlyList<int?> designed, IReadOnlyList<MeasuredData?> measured)
    {
        var designedPoints = PointsOf([.. designed.Select(level => (double?)level)]);
        var firm = measured.Select(item => item?.Count >= FirmCount ? item : null).ToList();
        return new EmotionCurves(
            Path(designedPoints),
            Path(PointsOf([.. firm.Select(item => item?.Level)])),
            BandOf(firm),
            designedPoints,
            PointsOf([.. measured.Select(item => item?.Level)]),
            DropOf(designed));
    }

    private static List<CurvePoint> PointsOf(IReadOnlyList<double?> levels) =>
        [.. levels.Select((level, index) => (level, index)).Where(item => item.level is not null)
            .Select(item => new CurvePoint(item.index, item.level!.Value, levels.Count))];

    private static EmotionDrop? DropOf(IReadOnlyList<int?> levels) => Enumerable.Range(1, Math.Max(0, levels.Count - 1))
        .Where(index => levels[index - 1] - levels[index] > 0)
        .Select(index => new EmotionDrop(index, levels[index - 1]!.Value - levels[index]!.Value))
        .MaxBy(drop => drop.Size);

    /// <summary>A smooth path that never overshoots, broken where a column has no point.</summary>
    private static string Path(IReadOnlyList<CurvePoint> points)
    {
        var path = new StringBuilder();
        foreach (var run in RunsOf(points).Where(run => run.Count > 1))
        {
            path.Append('M').Append(Number(run[0].X)).Append(' ').Append(Number(run[0].Y));
            AppendCurve(path, run);
        }

        return path.ToString();
    }

    private static string BandOf(List<MeasuredData?> measured)
    {
        var path = new StringBuilder();
        var bounded = measured.ConvertAll(item => item is { Low: not null, High: not null } ? item : null);
        var highs = RunsOf(PointsOf([.. bounded.Select(item => item?.High)])).ToList();
        var lows = RunsOf(PointsOf([.. bounded.Select(item => item?.Low)])).ToList();
        for (var index = 0; index < highs.Count; index++)
        {
            if (highs[index].Count < 2)
            {
                continue;
            }

            lows[index].Reverse();
            path.Append('M').Append(Number(highs[index][0].X)).Append(' ').Append(Number(highs[index][0].Y));
            AppendCurve(path, highs[index]);
            path.Append('L').Append(Number(lows[index][0].X)).Append(' ').Append(Number(lows[index][0].Y));
            AppendCurve(path, lows[index]);
            path.Append('Z');
        }

        return path.ToString();
    }

    private static IEnumerable<List<CurvePoint>> RunsOf(IReadOnlyList<CurvePoint> points)
    {
        var run = new List<CurvePoint>();
        foreach (var point in points)
        {
            if (run.Count > 0 && point.Index != run[^1].Index + 1)
            {
                yield return run;
                run = [];
            }

            run.Add(point);
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }

    /// <summary>Cubic pieces with the slopes of Fritsch and Carlson.</summary>
    private static void AppendCurve(StringBuilder path, List<CurvePoint> run)
    {
        var slopes = SlopesOf(run);
        for (var index = 1; index < run.Count; index++)
        {
            var (from, to) = (run[index - 1], run[index]);
            var third = (to.X - from.X) / 3;
            path.Append('C').Append(Number(from.X + third)).Append(' ').Append(Number(from.Y + (slopes[index - 1] * third)))
                .Append(' ').Append(Number(to.X - third)).Append(' ').Append(Number(to.Y - (slopes[index] * third)))
                .Append(' ').Append(Number(to.X)).Append(' ').Append(Number(to.Y));
        }
    }

    private static double[] SlopesOf(List<CurvePoint> run)
    {
        var secants = Enumerable.Range(0, run.Count - 1).Select(index => (run[index + 1].Y - run[index].Y) / (run[index + 1].X - run[index].X)).ToArray();
        var slopes = new double[run.Count];
        slopes[0] = secants[0];
        slopes[^1] = secants[^1];
        for (var index = 1; index < run.Count - 1; index++)
        {
            slopes[index] = secants[index - 1] * secants[index] <= 0 ? 0 : (secants[index - 1] + secants[index]) / 2;
        }

        for (var index = 0; index < secants.Length; index++)
        {
            if (secants[index] == 0)
            {
                slopes[index] = slopes[index + 1] = 0;
                continue;
            }

            var (start, end) = (slopes[index] / secants[index], slopes[index + 1] / secants[index]);
            var length = Math.Sqrt((start * start) + (end * end));
            if (length > 3)
            {
                slopes[index] = 3 * start / length * secants[index];
                slopes[index + 1] = 3 * end / length * secants[index];
            }
        }

        return slopes;
    }

    private static string Number(double value) => CurvePoint.Number(value);
}

/// <summary>A point of a curve.</summary>
/// <param name="Index">Column, from 0.</param>
/// <param name="Level">Emotion, -2 to +2.</param>
/// <param name="Columns">Number of columns.</param>
public sealed record CurvePoint(int Index, double Level, int Columns)
{
    /// <summary>Horizontal place in the paths' units.</summary>
    public double X => (Index + 0.5) * 100;

    /// <summary>Vertical place in the paths' units, which are also percent.</summary>
    public double Y => 50 - (19 * Level);

    /// <summary>Horizontal place in percent of the row.</summary>
    public string Left => Number((Index + 0.5) * 100 / Columns) + "%";

    /// <summary>Vertical place in percent of the row.</summary>
    public string Top => Number(Y) + "%";

    /// <summary>A number as SVG writes it, with at most two decimals.</summary>
    public static string Number(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);
}

/// <summary>A fall of the designed emotion from one touchpoint to the next.</summary>
/// <param name="Index">Column it falls to.</param>
/// <param name="Size">By how many steps.</param>
public sealed record EmotionDrop(int Index, int Size);
