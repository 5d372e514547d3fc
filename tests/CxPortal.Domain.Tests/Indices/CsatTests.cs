using CxPortal.Domain.Indices;
using CxPortal.Domain.Statistics;
using FsCheck;
using FsCheck.Fluent;
using MathStatistics = MathNet.Numerics.Statistics.Statistics;

namespace CxPortal.Domain.Tests.Indices;

public sealed class CsatTests
{
    [Fact]
    public void Of_PublishedWave_GivesThePublishedFigures()
    {
        var result = Csat.Of(new ScoreCounts(1, 4, 6, 20, 90, 80));

        Assert.Equal(200, result.N);
        Near.Six(4.18, 4.058272, 4.301728, result.Mean);
        Near.Six(0.878326, result.StandardDeviation);
        Near.Six(0.062107, result.StandardError);
        Near.Six(0.85, 0.793944, 0.892864, result.Top);
        Near.Six(0.05, result.Bottom?.Value);
        Near.Six(0.80, result.Net?.Value);
        Near.Six(79.5, result.Index?.Value);
        Assert.Equal(IntervalMethod.Z, result.Mean?.Method);
        Assert.Equal(IntervalMethod.Wilson, result.Top?.Method);
        Assert.Equal(Metrics.CsatTop2, result.TopDefinition);
    }

    [Fact]
    public void Of_ThreePoints_CountsOnePointAtEitherEnd()
    {
        var result = Csat.Of(new ScoreCounts(1, 10, 20, 70));

        Assert.Equal(0.7, result.Top!.Value, 12);
        Assert.Equal(0.1, result.Bottom!.Value, 12);
        Assert.Equal((Metrics.CsatTop1, Metrics.CsatBottom1), (result.TopDefinition, result.BottomDefinition));
    }

    [Fact]
    public void Of_SevenPoints_CountsTwoPointsAtEitherEnd()
    {
        var result = Csat.Of(new ScoreCounts(1, 1, 2, 3, 4, 5, 6, 7));

        Assert.Equal(13 / 28.0, result.Top!.Value, 12);
        Assert.Equal(3 / 28.0, result.Bottom!.Value, 12);
    }

    [Fact]
    public void Of_NoAnswers_HasNoFigures() =>
        Assert.Equal(new CsatResult(0, 2, null, null, null, null, null, null, null), Csat.Of(new ScoreCounts(1, 0, 0, 0, 0, 0)));

    [Fact]
    public void Of_OneAnswer_HasAMeanWithoutAnInterval()
    {
        var result = Csat.Of(new ScoreCounts(1, 0, 0, 0, 1, 0));

        Assert.Equal(new Estimate(4), result.Mean);
        Assert.Null(result.StandardDeviation);
        Near.Six(Wilson.Limits(1, 1).Low, result.Top?.Low);
    }

    [Fact]
    public void Of_AllAnswersAlike_HasAMeanWithoutSpread()
    {
        var result = Csat.Of(new ScoreCounts(1, 0, 0, 0, 0, 12));

        Assert.Equal((5.0, 5.0, 5.0), (result.Mean!.Value, result.Mean.Low, result.Mean.High));
        Assert.Equal(100, result.Index!.Value);
        Assert.Equal(1, result.Top!.High);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(11)]
    public void Of_AnotherScale_IsRefused(int points) => Assert.Throws<ArgumentException>(() => Csat.Of(new ScoreCounts(1, new long[points])));

    [Fact]
    public void Of_AnyAnswers_StaysWithinItsBounds() => Properties.Hold(
        counts =>
        {
            var result = Csat.Of(counts);
            return result.N == 0
                || (Within(result.Mean, 1, 5) && Within(result.Top, 0, 1) && Within(result.Bottom, 0, 1) && Within(result.Index, 0, 100)
                    && result.Net!.Low >= -1 && result.Net.High <= 1
                    && Math.Abs(result.Net.Value - (result.Top!.Value - result.Bottom!.Value)) < 1e-12);
        },
        FivePoints);

    [Fact]
    public void Of_AnyAnswers_AgreesWithMathNetOnMeanAndSpread() => Properties.Hold(
        counts =>
        {
            var answers = counts.Scores().SelectMany(pair => Enumerable.Repeat((double)pair.Score, (int)pair.Count)).ToArray();
            return answers.Length < 2
                || (Near.Relative(MathStatistics.Mean(answers), counts.Mean!.Value, 1e-12)
                    && Math.Abs(MathStatistics.StandardDeviation(answers) - counts.StandardDeviation!.Value) < 1e-10);
        },
        FivePoints);

    [Fact]
    public void MeanOfNumbers_IsTheMeanOfTheScaleAndNothingWithoutNumbers()
    {
        var mean = Means.Of([(1, 4), (2, 6), (3, 20), (4, 90), (5, 80)]);

        Near.Six(4.18, 4.058272, 4.301728, mean);
        Assert.Null(Means.Of(Array.Empty<(double, long)>()));
        Assert.Equal(new Estimate(7.5), Means.Of([(7.5, 1)]));
    }

    [Fact]
    public void MeanOfNumbers_FarFromZero_KeepsItsSpread() => Near.Six(
        1, Means.Of([(1e9, 1), (1e9 + 1, 1), (1e9 + 2, 1)]) is { } mean ? (mean.High!.Value - mean.Value) * Math.Sqrt(3) / Normal.Z95 : null);

    [Fact]
    public void Reversed_AnyAnswers_MirrorsEveryFigure() => Properties.Hold(
        counts =>
        {
            var (straight, mirrored) = (Csat.Of(counts), Csat.Of(counts.Reversed()));
            return straight.N == 0
                || (straight.Top == mirrored.Bottom
                    && Math.Abs(straight.Mean!.Value + mirrored.Mean!.Value - 6) < 1e-12
                    && Math.Abs(straight.Net!.Value + mirrored.Net!.Value) < 1e-12);
        },
        FivePoints);

    private static Gen<ScoreCounts> FivePoints { get; } = Gen.ArrayOf(Gen.OneOf(Gen.Constant(0), Gen.Choose(0, 200)), 5)
        .Select(counts => new ScoreCounts(1, [.. counts.Select(count => (long)count)]));

    private static bool Within(Estimate? estimate, double low, double high) =>
        estimate is not null && estimate.Value >= low && estimate.Value <= high
        && (!estimate.HasInterval || (estimate.Low >= low && estimate.High <= high && estimate.Low <= estimate.Value && estimate.Value <= estimate.High));
}
