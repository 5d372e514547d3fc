using CxPortal.Domain.Statistics;
using FsCheck.Fluent;
using MathDistributions = MathNet.Numerics.Distributions;

namespace CxPortal.Domain.Tests.Statistics;

public sealed class DistributionTests
{
    [Fact]
    public void Z95_IsTheQuantileItClaims() => Near.Six(Normal.Z95, Normal.Quantile(0.975));

    [Theory]
    [InlineData(-38)]
    [InlineData(-8)]
    [InlineData(-1.96)]
    [InlineData(-0.001)]
    [InlineData(0)]
    [InlineData(0.7)]
    [InlineData(5)]
    [InlineData(40)]
    public void NormalCdf_AgreesWithMathNet(double x) =>
        Assert.True(Near.Relative(MathDistributions.Normal.CDF(0, 1, x), Normal.Cdf(x), 1e-10), $"{Normal.Cdf(x):R}");

    [Theory]
    [InlineData(1e-12)]
    [InlineData(0.001)]
    [InlineData(0.02425)]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.8)]
    [InlineData(0.999999)]
    public void NormalQuantile_AgreesWithMathNet(double probability) =>
        Assert.Equal(MathDistributions.Normal.InvCDF(0, 1, probability), Normal.Quantile(probability), 9);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.1)]
    public void NormalQuantile_OutsideZeroToOne_IsRefused(double probability) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Normal.Quantile(probability));

    [Fact]
    public void NormalQuantile_OfAnyProbability_LeadsBackToIt() => Properties.Hold(
        thousandth => Math.Abs(Normal.Cdf(Normal.Quantile(thousandth / 10000.0)) - (thousandth / 10000.0)) < 1e-12,
        Gen.Choose(1, 9999));

    [Theory]
    [InlineData(0.3, 1)]
    [InlineData(-2.5, 3)]
    [InlineData(2.0, 12.7)]
    [InlineData(4.0, 1500)]
    public void StudentT_AgreesWithMathNet(double t, double degrees)
    {
        Assert.Equal(MathDistributions.StudentT.CDF(0, 1, degrees, t), StudentT.Cdf(t, degrees), 10);
        Assert.Equal(t, StudentT.Quantile(StudentT.Cdf(t, degrees), degrees), 8);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(3.841459, 1)]
    [InlineData(0.2, 4)]
    [InlineData(80, 30)]
    [InlineData(1200, 1000)]
    public void ChiSquareUpperTail_AgreesWithMathNet(double x, int degrees) =>
        Assert.Equal(1 - MathDistributions.ChiSquared.CDF(degrees, x), ChiSquare.UpperTail(x, degrees), 10);

    [Theory]
    [InlineData(455, 500, 0.95, 0.0001306)]
    [InlineData(468, 500, 0.95, 0.094450)]
    public void BinomialAtMost_PublishedVectors(long successes, long n, double chance, double expected) =>
        Near.Six(expected, Binomial.AtMost(successes, n, chance));

    [Fact]
    public void BinomialAtLeast_TwoBrokenOfNine_IsThePublishedTail() => Near.Six(0.071211, Binomial.AtLeast(2, 9, 0.05));

    [Fact]
    public void BinomialAtMost_AnyInput_AgreesWithMathNet() => Properties.Hold<(int N, int K, int P)>(
        input => Math.Abs(MathDistributions.Binomial.CDF(input.P / 100.0, input.N, input.K) - Binomial.AtMost(input.K, input.N, input.P / 100.0)) < 1e-10,
        from n in Gen.Choose(1, 400)
        from k in Gen.Choose(0, n - 1)
        from p in Gen.Choose(1, 99)
        select (n, k, p));

    [Theory]
    [InlineData(-1, 10, 0)]
    [InlineData(10, 10, 1)]
    [InlineData(0, 0, 1)]
    public void BinomialAtMost_AtTheEnds_IsZeroOrOne(long successes, long n, double expected) =>
        Assert.Equal(expected, Binomial.AtMost(successes, n, 0.3));
}
