using CxPortal.Domain.Statistics;
using FsCheck;
using FsCheck.Fluent;

namespace CxPortal.Domain.Tests.Statistics;

public sealed class WilsonTests
{
    [Theory]
    [InlineData(81, 263, .255289, .366210)]
    [InlineData(15, 148, .062386, .160487)]
    [InlineData(0, 20, 0, .161125)]
    [InlineData(1, 29, .006113, .171755)]
    [InlineData(4, 7, .250458, .841780)]
    [InlineData(19, 20, .763869, .991119)]
    [InlineData(312, 800, .356804, .424248)]
    [InlineData(1680, 10000, .160800, .175455)]
    public void Of_PublishedVectors(double successes, double n, double low, double high) => Near.Six(low, high, Wilson.Of(successes, n));

    [Theory]
    [InlineData(1, 11, .016231752262825982, .3773646254862038)]
    [InlineData(10, 100, .05522854161313612, .1743673043676654)]
    [InlineData(0, 1, 0, .7934567085261071)]
    public void Of_VectorsWithTwoDecimalZ_AgreeToTwelveDecimals(double successes, double n, double low, double high)
    {
        var estimate = Wilson.Of(successes, n, 1.96)!;

        Assert.Equal(low, estimate.Low!.Value, 12);
        Assert.Equal(high, estimate.High!.Value, 12);
    }

    [Fact]
    public void Of_NoAnswers_IsNoEstimate() => Assert.Null(Wilson.Of(0, 0));

    [Theory]
    [InlineData(.90, 35)]
    [InlineData(.95, 73)]
    [InlineData(.98, 189)]
    [InlineData(.99, 381)]
    public void Limits_AllKept_ProveATargetFromThisNumberOn(double target, int n)
    {
        Assert.True(Wilson.Limits(n, n).Low >= target);
        Assert.True(Wilson.Limits(n - 1, n - 1).Low < target);
    }

    [Theory]
    [InlineData(-1, 10)]
    [InlineData(11, 10)]
    [InlineData(0, -1)]
    public void Of_ImpossibleCounts_AreRefused(double successes, double n) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Wilson.Of(successes, n));

    [Fact]
    public void Of_AnyCounts_HoldsTheShareAndStaysWithinZeroToOne() => Properties.Hold(
        counts =>
        {
            var estimate = Wilson.Of(counts.Successes, counts.N)!;
            return estimate.Low >= 0 && estimate.High <= 1 && estimate.Low <= estimate.Value && estimate.Value <= estimate.High;
        },
        Counts);

    [Fact]
    public void Of_AnyCounts_IsTheMirrorImageOfTheFailures() => Properties.Hold(
        counts =>
        {
            var (good, bad) = (Wilson.Limits(counts.Successes, counts.N), Wilson.Limits(counts.N - counts.Successes, counts.N));
            return Math.Abs(good.Low - (1 - bad.High)) < 1e-12 && Math.Abs(good.High - (1 - bad.Low)) < 1e-12;
        },
        Counts);

    [Fact]
    public void Of_OneSuccessMore_MovesBothLimitsUp() => Properties.Hold(
        counts => counts.Successes == counts.N
            || (Wilson.Limits(counts.Successes + 1, counts.N).Low >= Wilson.Limits(counts.Successes, counts.N).Low
                && Wilson.Limits(counts.Successes + 1, counts.N).High >= Wilson.Limits(counts.Successes, counts.N).High),
        Counts);

    [Fact]
    public void Of_TenTimesTheAnswers_IsNarrower() => Properties.Hold(
        counts =>
        {
            var (few, many) = (Wilson.Limits(counts.Successes, counts.N), Wilson.Limits(10.0 * counts.Successes, 10.0 * counts.N));
            return many.High - many.Low < few.High - few.Low;
        },
        Counts);

    private static Gen<(int Successes, int N)> Counts { get; } =
        from n in Gen.OneOf(Gen.Choose(1, 30), Gen.Choose(1, 10_000_000))
        from successes in Gen.OneOf(Gen.Choose(0, n), Gen.Elements(0, n))
        select (successes, n);
}
