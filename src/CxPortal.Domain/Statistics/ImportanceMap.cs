namespace CxPortal.Domain.Statistics;

/// <summary>The four fields of the map, and none.</summary>
public enum Quadrant
{
    /// <summary>An interval crosses a line: the answers do not decide.</summary>
    Undetermined = 0,

    /// <summary>Important and poor.</summary>
    ConcentrateHere = 1,

    /// <summary>Important and good.</summary>
    KeepUp = 2,

    /// <summary>Unimportant and poor.</summary>
    LowPriority = 3,

    /// <summary>Unimportant and good.</summary>
    PossibleOverkill = 4,
}

/// <summary>An attribute to be placed.</summary>
/// <param name="Key">The attribute.</param>
/// <param name="Importance">Stated or derived importance; with an interval when there is one.</param>
/// <param name="Performance">Satisfaction; with an interval when there is one.</param>
public sealed record MapPoint(string Key, Estimate Importance, Estimate Performance);

/// <summary>A placed attribute.</summary>
/// <param name="Point">The attribute.</param>
/// <param name="Quadrant">Its field.</param>
/// <param name="Gap">Importance minus performance; meaningful only on one and the same scale.</param>
public sealed record PlacedPoint(MapPoint Point, Quadrant Quadrant, double Gap);

/// <summary>
/// Importance-performance map of Martilla and James 1977 (https://scholargate.app/en/strategic-management/importance-performance-strategy).
/// </summary>
/// <param name="ImportanceLine">Where unimportant ends and important begins.</param>
/// <param name="PerformanceLine">Where poor ends and good begins.</param>
/// <param name="Points">The attributes in the given order.</param>
public sealed record ImportanceMap(double ImportanceLine, double PerformanceLine, IReadOnlyList<PlacedPoint> Points)
{
    /// <summary>The map with its lines at the means of the points; null without points.</summary>
    public static ImportanceMap? Of(IReadOnlyList<MapPoint> points) => points.Count == 0
        ? null
        : Of(points, points.Average(point => point.Importance.Value), points.Average(point => point.Performance.Value));

    /// <summary>The map with lines chosen otherwise, such as the middle of the scale; the page says which.</summary>
    public static ImportanceMap Of(IReadOnlyList<MapPoint> points, double importanceLine, double performanceLine) => new(
        importanceLine,
        performanceLine,
        [
            .. points.Select(point => new PlacedPoint(
                point,
                Field(Side(point.Importance, importanceLine), Side(point.Performance, performanceLine)),
                point.Importance.Value - point.Performance.Value)),
        ]);

    /// <summary>1 above the line, -1 below, 0 when the interval (or the value itself) touches it.</summary>
    private static int Side(Estimate estimate, double line) =>
        (estimate.Low ?? estimate.Value) > line ? 1 : (estimate.High ?? estimate.Value) < line ? -1 : 0;

    private static Quadrant Field(int importance, int performance) => (importance, performance) switch
    {
        (1, -1) => Quadrant.ConcentrateHere,
        (1, 1) => Quadrant.KeepUp,
        (-1, -1) => Quadrant.LowPriority,
        (-1, 1) => Quadrant.PossibleOverkill,
        _ => Quadrant.Undetermined,
    };
}
