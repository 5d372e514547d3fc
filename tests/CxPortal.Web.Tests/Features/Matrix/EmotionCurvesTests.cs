using System.Globalization;
using System.Text.RegularExpressions;
using CxPortal.Web.Features.Matrix;

namespace CxPortal.Web.Tests.Features.Matrix;

public sealed partial class EmotionCurvesTests
{
    private static readonly MeasuredData?[] Nothing = [null, null, null, null, null];

    [Fact]
    public void Of_AGap_BreaksTheLine()
    {
        var curves = EmotionCurves.Of([1, 2, null, 0, -1], Nothing);

        Assert.Equal(2, curves.Designed.Count(letter => letter == 'M'));
        Assert.Equal(4, curves.DesignedPoints.Count);
        Assert.Equal(string.Empty, curves.Measured);
    }

    [Fact]
    public void Of_LonelyPoint_HasNoLine()
    {
        var curves = EmotionCurves.Of([null, 2, null, null, null], Nothing);

        Assert.Equal(string.Empty, curves.Designed);
        Assert.Single(curves.DesignedPoints);
        Assert.Equal(("30%", "12%"), (curves.DesignedPoints[0].Left, curves.DesignedPoints[0].Top));
    }

    [Theory]
    [InlineData(new[] { 0, 1, 2, 0, -1 }, 3, 2)]
    [InlineData(new[] { 2, 1, 0, -1, -2 }, 1, 1)]
    [InlineData(new[] { 2, -2, 2, -2, 2 }, 1, 4)]
    public void Of_Falls_NamesTheLargest(int[] levels, int index, int size) =>
        Assert.Equal(new EmotionDrop(index, size), EmotionCurves.Of([.. levels.Select(level => (int?)level)], Nothing).LargestDrop);

    [Fact]
    public void Of_NeverFalling_NamesNone() => Assert.Null(EmotionCurves.Of([-2, -1, null, 0, 2], Nothing).LargestDrop);

    [Fact]
    public void Of_FewAnswers_ShowsPointsOnly()
    {
        var few = EmotionCurves.Of([0, 0], [new MeasuredData(1, 0, 2, 9), new MeasuredData(1, 0, 2, 9)]);
        var enough = EmotionCurves.Of([0, 0], [new MeasuredData(1, 0, 2, 10), new MeasuredData(1, 0, 2, 10)]);

        Assert.Equal((string.Empty, string.Empty, 2), (few.Measured, few.Band, few.MeasuredPoints.Count));
        Assert.NotEmpty(enough.Measured);
        Assert.EndsWith("Z", enough.Band, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_AnyLevels_NeverOvershoots()
    {
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var levels = Enumerable.Range(0, 12).Select(_ => (int?)random.Next(-2, 3)).ToArray();
            var numbers = Number().Matches(EmotionCurves.Of(levels, new MeasuredData?[12]).Designed)
                .Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture)).ToList();
            var points = numbers.Chunk(2).ToList();
            for (var index = 0; index + 3 < points.Count; index += 3)
            {
                var (low, high) = (Math.Min(points[index][1], points[index + 3][1]), Math.Max(points[index][1], points[index + 3][1]));
                Assert.InRange(points[index + 1][1], low - 0.01, high + 0.01);
                Assert.InRange(points[index + 2][1], low - 0.01, high + 0.01);
            }
        }
    }

    [GeneratedRegex(@"-?\d+(\.\d+)?")]
    private static partial Regex Number();
}
