using CxPortal.Domain.Statistics;

namespace CxPortal.Domain.Tests.Statistics;

public sealed class ControlChartTests
{
    [Fact]
    public void Shares_PublishedVector()
    {
        var point = ControlChart.Shares([(111.6, 120)], .93).Points[0];

        Near.Six(.860125, point.Low);
        Near.Six(.999875, point.High);
        Assert.Equal(ControlSignal.None, point.Signal);
    }

    [Fact]
    public void Shares_OnePointFarOff_IsOutside() => Assert.Equal(
        [ControlSignal.None, ControlSignal.None, ControlSignal.Outside],
        ControlChart.Shares([(93, 100), (92, 100), (70, 100)], .92).Points.Select(point => point.Signal));

    [Fact]
    public void Shares_EightOnOneSide_AreARunFromTheEighthOn()
    {
        var periods = Enumerable.Repeat((94.0, 100.0), 9).ToList();

        Assert.Equal(
            [.. Enumerable.Repeat(ControlSignal.None, 7), ControlSignal.Run, ControlSignal.Run],
            ControlChart.Shares(periods, .93).Points.Select(point => point.Signal));
    }

    [Fact]
    public void Shares_PointOnTheCentre_BreaksTheRun()
    {
        List<(double, double)> periods = [.. Enumerable.Repeat((94.0, 100.0), 7), (93, 100), .. Enumerable.Repeat((94.0, 100.0), 7)];

        Assert.All(ControlChart.Shares(periods, .93).Points, point => Assert.Equal(ControlSignal.None, point.Signal));
    }

    [Fact]
    public void Shares_PeriodWithoutAnswers_NeitherLengthensNorBreaksTheRun()
    {
        List<(double, double)> periods = [.. Enumerable.Repeat((94.0, 100.0), 4), (0, 0), .. Enumerable.Repeat((94.0, 100.0), 4)];
        var points = ControlChart.Shares(periods, .93).Points;

        Assert.Equal((null, ControlSignal.None), (points[4].Value, points[4].Signal));
        Assert.Equal(ControlSignal.Run, points[8].Signal);
    }

    [Fact]
    public void Shares_NoCentreGiven_TakesTheShareOverAllPeriods() => Assert.Equal(.4, ControlChart.Shares([(10, 100), (50, 50)]).Centre!.Value, 12);

    [Fact]
    public void Charts_OfNothing_HaveNoCentre()
    {
        Assert.Null(ControlChart.Shares([]).Centre);
        Assert.Null(ControlChart.Means([]).Centre);
        Assert.Null(ControlChart.NetScores([]).Centre);
        Assert.Null(ControlChart.Individuals([null]).Centre);
        Assert.Null(ControlChart.Means([new ScoreCounts(1, 0, 0, 0)]).Points[0].Value);
    }

    [Fact]
    public void Means_PoolTheSpreadWithinPeriods()
    {
        // Both periods have the variance 1 (3 answers each: 2 3 4), so the limits are 3 ± 3 / √3.
        var points = ControlChart.Means([new ScoreCounts(1, 0, 1, 1, 1, 0), new ScoreCounts(1, 0, 1, 1, 1, 0)]).Points;

        Near.Six(3 - Math.Sqrt(3), points[0].Low);
        Near.Six(3 + Math.Sqrt(3), points[0].High);
    }

    [Fact]
    public void NetScores_TakeTheVarianceOfAllPeriods()
    {
        var chart = ControlChart.NetScores([new NetScore(110, 35, 200), new NetScore(110, 35, 200)]);

        Near.Six(37.5, chart.Centre);
        Assert.Equal(37.5 - (3 * 5.405437), chart.Points[0].Low!.Value, 5);
    }

    [Fact]
    public void Individuals_TakeTheMovingRange()
    {
        var chart = ControlChart.Individuals([10, 12, null, 11]);

        Near.Six(11, chart.Centre);
        Near.Six(11 + (2.66 * 1.5), chart.Points[0].High);
        Assert.Null(chart.Points[2].Value);
    }
}
