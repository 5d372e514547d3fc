using CxPortal.Domain.Indices;
using CxPortal.Domain.Statistics;
using FsCheck;
using FsCheck.Fluent;

namespace CxPortal.Domain.Tests.Statistics;

public sealed class ComparisonTests
{
    [Theory]
    [InlineData(56, 70, 48, 80, .2, .052431, .333873)]
    [InlineData(9, 10, 3, 10, .6, .170523, .809018)]
    [InlineData(10, 10, 0, 20, 1, .679086, 1)]
    [InlineData(170, 200, 148, 190, .071053, -.006194, .148251)]
    [InlineData(720, 12000, 3080, 88000, .025, .020709, .029551)]
    public void Difference_PublishedVectors(double x1, double n1, double x2, double n2, double value, double low, double high) =>
        Near.Six(value, low, high, Proportions.Difference(x1, n1, x2, n2));

    [Fact]
    public void Compare_Shares_TestsThemPooled()
    {
        var proven = Proportions.Compare(56, 70, 48, 80)!;
        var open = Proportions.Compare(170, 200, 148, 190)!;

        Near.Six(2.650172, proven.Statistic);
        Near.Six(.008045, proven.P);
        Assert.Equal((Verdict.Better, null), (proven.Verdict, proven.AnswersPerGroup));
        Near.Six(1.807692, open.Statistic);
        Near.Six(.070654, open.P);
        Assert.Equal((Verdict.NotProven, 466L), (open.Verdict, open.AnswersPerGroup));
    }

    [Fact]
    public void Compare_SharesWhereLowIsGood_TurnsTheVerdictRound()
    {
        Assert.Equal(Verdict.Worse, Proportions.Compare(56, 70, 48, 80, higherIsBetter: false)!.Verdict);
        Assert.Equal(Verdict.Worse, Proportions.Compare(48, 80, 56, 70)!.Verdict);
    }

    [Theory]
    [InlineData(0, 0, 3, 10)]
    [InlineData(3, 10, 0, 0)]
    public void Compare_EmptyGroup_IsNoComparison(double x1, double n1, double x2, double n2) => Assert.Null(Proportions.Compare(x1, n1, x2, n2));

    [Fact]
    public void Compare_AllAlike_ProvesNothing()
    {
        var comparison = Proportions.Compare(10, 10, 20, 20)!;

        Assert.Equal((0.0, null, null, Verdict.NotProven), (comparison.Difference.Value, comparison.Statistic, comparison.P, comparison.Verdict));
        Assert.Null(comparison.AnswersPerGroup);
    }

    [Fact]
    public void Compare_AnyShares_IsAntisymmetricAndBounded() => Properties.Hold(
        input =>
        {
            var (there, back) = (Proportions.Compare(input.X1, input.N1, input.X2, input.N2)!, Proportions.Compare(input.X2, input.N2, input.X1, input.N1)!);
            return there.Difference is { Low: >= -1, High: <= 1 }
                && there.Difference.Low <= there.Difference.Value && there.Difference.Value <= there.Difference.High
                && Math.Abs(there.Difference.Low!.Value + back.Difference.High!.Value) < 1e-12
                && there.AnswersPerGroup == back.AnswersPerGroup
                && (there.Verdict == Verdict.NotProven) == (back.Verdict == Verdict.NotProven)
                && (there.AnswersPerGroup is null || there.AnswersPerGroup > Math.Min(input.N1, input.N2));
        },
        from n1 in Gen.Choose(1, 3000)
        from x1 in Gen.Choose(0, n1)
        from n2 in Gen.Choose(1, 3000)
        from x2 in Gen.Choose(0, n2)
        select (X1: x1, N1: n1, X2: x2, N2: n2));

    [Fact]
    public void Compare_PromoterScores_PublishedVector()
    {
        var comparison = Nps.Compare(Nps.Of(110, 55, 35), Nps.Of(81, 63, 36))!;

        Near.Six(12.5, -2.915044, 27.915044, comparison.Difference);
        Near.Six(7.864963, comparison.StandardError);
        Near.Six(1.589327, comparison.Statistic);
        Near.Six(.111987, comparison.P);
        Assert.Equal(Verdict.NotProven, comparison.Verdict);
        Assert.Equal(589, comparison.AnswersPerGroup);
    }

    [Fact]
    public void Compare_FewPromotersAllAlike_IsNotAsSureAsThePlainInterval()
    {
        var few = Nps.Compare(Nps.Of(3, 0, 0), Nps.Of(0, 3, 0))!;
        var opposite = Nps.Compare(Nps.Of(8, 0, 0), Nps.Of(0, 0, 8))!;

        Assert.Equal((Verdict.NotProven, null), (few.Verdict, few.P));
        Assert.True(few.AnswersPerGroup > 3);
        Assert.Equal(Verdict.Better, opposite.Verdict);
    }

    [Fact]
    public void Compare_Means_AgreesWithWelch()
    {
        // 5 3 4 5 4 against 2 3 1 3 2: variances 0.7 and 0.7, so t = 2 / √0.28 with 8 degrees of freedom.
        var comparison = Means.Compare(new ScoreCounts(1, 0, 0, 1, 2, 2), new ScoreCounts(1, 1, 2, 2, 0, 0))!;

        Near.Six(2.0 / Math.Sqrt(0.28), comparison.Statistic);
        Near.Six(2 * (1 - MathNet.Numerics.Distributions.StudentT.CDF(0, 1, 8, 2 / Math.Sqrt(0.28))), comparison.P);
        Assert.Equal((Verdict.Better, IntervalMethod.Welch), (comparison.Verdict, comparison.Difference.Method));
    }

    [Fact]
    public void Compare_MeansWithoutSpreadOrWithOneAnswer_ProveNothing()
    {
        Assert.Equal(Verdict.NotProven, Means.Compare(new ScoreCounts(1, 0, 0, 0, 0, 9), new ScoreCounts(1, 9, 0, 0, 0, 0))!.Verdict);
        Assert.Null(Means.Compare(new ScoreCounts(1, 0, 0, 0, 0, 1), new ScoreCounts(1, 9, 4, 0, 0, 0))!.P);
        Assert.Null(Means.Compare(new ScoreCounts(1, 0, 0, 0), new ScoreCounts(1, 9, 4, 0)));
    }

    [Fact]
    public void Corrected_TooLarge_TakesTheVerdictBack()
    {
        var comparison = Proportions.Compare(56, 70, 48, 80)!;

        Assert.Equal(Verdict.NotProven, comparison.Corrected(0.0644).Verdict);
        Assert.Equal(Verdict.Better, comparison.Corrected(0.0241).Verdict);
    }
}
