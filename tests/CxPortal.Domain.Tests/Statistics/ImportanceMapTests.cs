using CxPortal.Domain.Statistics;

namespace CxPortal.Domain.Tests.Statistics;

public sealed class ImportanceMapTests
{
    private static readonly MapPoint[] Published =
    [
        new("speed", new(9.2), new(7.8)), new("staff", new(8.5), new(8.9)), new("app", new(9.0), new(7.1)),
        new("fees", new(7.3), new(6.4)), new("branch", new(5.0), new(8.2)),
    ];

    [Fact]
    public void Of_MeansAsLines_PublishedVector()
    {
        var map = ImportanceMap.Of(Published)!;

        Near.Six(7.8, map.ImportanceLine);
        Near.Six(7.68, map.PerformanceLine);
        Assert.Equal(
            [Quadrant.KeepUp, Quadrant.KeepUp, Quadrant.ConcentrateHere, Quadrant.LowPriority, Quadrant.PossibleOverkill],
            map.Points.Select(point => point.Quadrant));
        Assert.Equal([1.4, -.4, 1.9, .9, -3.2], map.Points.Select(point => Math.Round(point.Gap, 9)));
    }

    [Fact]
    public void Of_IntervalAcrossALine_IsUndetermined()
    {
        MapPoint[] points = [new("a", new(9, 8.5, 9.5, "z"), new(7, 6, 8, "z")), new("b", new(9, 7.4, 9.5, "z"), new(8, 7.6, 8.2, "z"))];

        Assert.All(ImportanceMap.Of(points, 7.5, 7.5).Points, point => Assert.Equal(Quadrant.Undetermined, point.Quadrant));
    }

    [Fact]
    public void Of_OnTheLine_IsUndetermined() =>
        Assert.Equal(Quadrant.Undetermined, ImportanceMap.Of([new("only", new(5), new(5))])!.Points[0].Quadrant);

    [Fact]
    public void Of_NoPoints_IsNoMap() => Assert.Null(ImportanceMap.Of([]));
}
