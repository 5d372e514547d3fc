using CxPortal.Domain.Statistics;
using FsCheck;
using FsCheck.Fluent;

namespace CxPortal.Domain.Tests.Statistics;

public sealed class WeightingTests
{
    private static readonly StratumAnswers[] Published = [new(40, .5, .9), new(120, .3, .8), new(40, .2, .6)];

    [Fact]
    public void Share_PublishedVector()
    {
        var figure = PostStratification.Share(Published)!;

        Near.Six(.78, figure.Raw);
        Near.Six(.81, figure.Estimate.Value);
        Near.Six(125, figure.EffectiveN);
        Near.Six(1.6, figure.DesignEffect);
        Near.Six(1, figure.Covered);
        Near.Six(Wilson.Limits(.81 * 125, 125).Low, figure.Estimate.Low);
        Assert.Equal([2.5, .5, 1], PostStratification.Weights(Published).Select(weight => Math.Round(weight, 12)));
    }

    [Fact]
    public void Share_StratumWithoutAnswers_IsSaidToBeMissing()
    {
        var figure = PostStratification.Share([new(50, .6, .5), new(0, .4, 0)])!;

        Near.Six(.6, figure.Covered);
        Near.Six(.5, figure.Estimate.Value);
    }

    [Fact]
    public void Share_NoAnswers_IsNoFigure()
    {
        Assert.Null(PostStratification.Share([new(0, 1, 0)]));
        Assert.Null(PostStratification.Share([]));
    }

    [Fact]
    public void Mean_OneStratum_IsThePlainMean()
    {
        var counts = new ScoreCounts(1, 4, 6, 20, 90, 80);
        var figure = PostStratification.Mean([new(counts.N, 1, counts.Mean!.Value, counts.StandardDeviation!.Value)])!;

        Near.Six(4.18, 4.058272, 4.301728, figure.Estimate);
        Near.Six(200, figure.EffectiveN);
    }

    [Fact]
    public void EffectiveN_AnyWeights_NeverExceedsTheAnswers() => Properties.Hold(
        weights =>
        {
            var effective = PostStratification.EffectiveN(weights.Select(weight => ((double)weight, 1.0)));
            return effective <= weights.Length + 1e-9 && (weights.All(weight => weight == 0) ? effective == 0 : effective >= 1 - 1e-9);
        },
        Gen.ArrayOf(Gen.Choose(0, 40)));

    [Fact]
    public void Kappa_PublishedVector()
    {
        var kappa = CohenKappa.Of(40, 10, 5, 45)!;

        Near.Six(.85, kappa.Observed);
        Near.Six(.50, kappa.Expected);
        Near.Six(.70, kappa.Kappa?.Value);
    }

    [Fact]
    public void Kappa_OneCodeOnly_IsUndefined()
    {
        Assert.Null(CohenKappa.Of(40, 0, 0, 0)!.Kappa);
        Assert.Null(CohenKappa.Of(0, 0, 0, 0));
    }

    [Fact]
    public void Kappa_TableNotSquare_IsRefused() => Assert.Throws<ArgumentException>(() => CohenKappa.Of([[1, 2, 3], [1, 2, 3]]));

    [Fact]
    public void Kappa_AnyCodings_StaysWithinItsBoundsAndIgnoresWhoCameFirst() => Properties.Hold(
        cells =>
        {
            var (kappa, turned) = (CohenKappa.Of(cells.A, cells.B, cells.C, cells.D)?.Kappa, CohenKappa.Of(cells.A, cells.C, cells.B, cells.D)?.Kappa);
            return kappa == turned && (kappa is null || (kappa.Value is >= -1 and <= 1 && kappa.Low <= kappa.Value && kappa.Value <= kappa.High));
        },
        from a in Gen.Choose(0, 50)
        from b in Gen.Choose(0, 50)
        from c in Gen.Choose(0, 50)
        from d in Gen.Choose(0, 50)
        select (A: a, B: b, C: c, D: d));
}
