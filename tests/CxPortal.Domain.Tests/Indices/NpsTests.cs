using CxPortal.Domain.Indices;
using CxPortal.Domain.Statistics;
using FsCheck;
using FsCheck.Fluent;

namespace CxPortal.Domain.Tests.Indices;

public sealed class NpsTests
{
    [Fact]
    public void Of_TwoHundredAnswers_GivesThePublishedFigures()
    {
        var result = Nps.Of(110, 55, 35);

        Near.Six(37.5, 26.422726, 47.468900, result.Score);
        Near.Six(37.5, 26.905538, 48.094462, result.Wald);
        Near.Six(36.945813, result.AdjustedValue);
        Near.Six(0.584375, result.Variance);
        Near.Six(5.405437, result.StandardError);
        Assert.Equal((IntervalMethod.AdjustedWald, IntervalMethod.Wald), (result.Score?.Method, result.Wald?.Method));
    }

    [Fact]
    public void Of_HundredEightyAnswers_GivesThePublishedFigures()
    {
        var result = Nps.Of(81, 63, 36);

        Near.Six(25, 13.488994, 35.691333, result.Score);
        Near.Six(0.5875, result.Variance);
        Near.Six(5.713046, result.StandardError);
    }

    [Fact]
    public void Of_EightPromotersOfEight_IsClampedAndNotCertain()
    {
        var result = Nps.Of(8, 0, 0);

        Near.Six(100, 38.538259, 100, result.Score);
        Near.Six(72.727273, result.AdjustedValue);
        Near.Six(100, 100, 100, result.Wald);
    }

    [Fact]
    public void Of_HalfThirdSixth_GivesTheTextbookVariance()
    {
        var result = Nps.Of(3, 2, 1);

        Near.Six(100 / 3.0, result.Score?.Value);
        Near.Six(5 / 9.0, result.Variance);
    }

    [Fact]
    public void Of_CountsPerScore_GroupsThem()
    {
        var result = Nps.Of(new ScoreCounts(0, 1, 1, 1, 1, 1, 1, 1, 2, 3, 4, 5));

        Assert.Equal((9L, 5L, 7L), (result.Promoters, result.Passives, result.Detractors));
        Assert.Equal(145 / 21.0, result.Mean!.Value, 12);
    }

    [Fact]
    public void Of_NoAnswers_HasNoFigures()
    {
        var result = Nps.Of(0, 0, 0);

        Assert.Equal(0, result.N);
        Assert.Null(result.Score);
        Assert.Null(result.Wald);
        Assert.Null(result.Variance);
        Assert.Null(result.StandardError);
    }

    [Fact]
    public void Of_OneAnswer_HasAWideInterval() => Assert.True(Nps.Of(1, 0, 0).Score is { Value: 100, Low: < 0, High: > 95 });

    [Fact]
    public void Of_OneToTen_IsRefused() => Assert.Throws<ArgumentException>(() => Nps.Of(new ScoreCounts(1, new long[10])));

    [Fact]
    public void Of_NegativeCount_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => Nps.Of(-1, 2, 3));

    [Fact]
    public void Of_AnyCounts_StaysWithinBoundsAndMirrors() => Properties.Hold(
        counts =>
        {
            var (result, mirrored) = (Nps.Of(counts.P, counts.N, counts.D), Nps.Of(counts.D, counts.N, counts.P));
            return result.N == 0
                || (result.Score is { Value: >= -100 and <= 100, Low: >= -100, High: <= 100 } score
                    && score.Low <= score.High
                    && result.Variance is >= 0 and <= 1
                    && Math.Abs(score.Low!.Value + mirrored.Score!.High!.Value) < 1e-9
                    && (result.N < 2 || (score.Low <= score.Value && score.Value <= score.High)));
        },
        Counts);

    [Fact]
    public void Of_ADetractorBecomingAPassive_NeverLowersTheScore() => Properties.Hold(
        counts => counts.D == 0
            || Nps.Of(counts.P, counts.N + 1, counts.D - 1).Score!.Value > Nps.Of(counts.P, counts.N, counts.D).Score!.Value,
        Counts);

    private static Gen<(int P, int N, int D)> Counts { get; } =
        from scale in Gen.Elements(1, 8, 500, 5_000_000)
        from p in Gen.Choose(0, scale)
        from n in Gen.Choose(0, scale)
        from d in Gen.Choose(0, scale)
        select (p, n, d);
}
