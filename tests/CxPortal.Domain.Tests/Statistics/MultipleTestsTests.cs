using CxPortal.Domain.Statistics;
using FsCheck;
using FsCheck.Fluent;

namespace CxPortal.Domain.Tests.Statistics;

public sealed class MultipleTestsTests
{
    private static readonly double[] Published = [.001, .008, .039, .041, .042, .06, .074, .205];

    [Fact]
    public void BenjaminiHochberg_PublishedVector() => Assert.Equal(
        [.008, .032, .0672, .0672, .0672, .08, .084571, .205],
        MultipleTests.BenjaminiHochberg(Published).Select(p => Math.Round(p, 6)));

    [Fact]
    public void Holm_PublishedVector()
    {
        var corrected = MultipleTests.Holm(Published);

        Assert.Equal([.008, .056, .234], corrected.Take(3).Select(p => Math.Round(p, 6)));
        Assert.Single(corrected, p => p < .05);
    }

    [Fact]
    public void Corrections_OfNothing_AreNothing()
    {
        Assert.Empty(MultipleTests.Holm([]));
        Assert.Empty(MultipleTests.BenjaminiHochberg([]));
    }

    [Theory]
    [InlineData(-.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Corrections_NotAProbability_AreRefused(double p) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => MultipleTests.Holm([.5, p]));

    [Fact]
    public void Corrections_AnyTests_OnlyRaiseAndKeepTheOrder() => Properties.Hold(
        thousandths =>
        {
            var p = thousandths.Select(value => value / 1000.0).ToArray();
            var (holm, hochberg) = (MultipleTests.Holm(p), MultipleTests.BenjaminiHochberg(p));
            return Enumerable.Range(0, p.Length).All(i =>
                p[i] <= hochberg[i] + 1e-12 && hochberg[i] <= holm[i] + 1e-12 && holm[i] <= 1
                && Enumerable.Range(0, p.Length).All(j => p[i] > p[j] || (holm[i] <= holm[j] && hochberg[i] <= hochberg[j])));
        },
        Gen.ArrayOf(Gen.Choose(0, 1000)));

    [Fact]
    public void Corrections_OtherOrder_GiveTheSameValues() => Properties.Hold(
        thousandths =>
        {
            var p = thousandths.Select(value => value / 1000.0).ToArray();
            return MultipleTests.Holm([.. p.Reverse()]).SequenceEqual(MultipleTests.Holm(p).Reverse())
                && MultipleTests.BenjaminiHochberg([.. p.Reverse()]).SequenceEqual(MultipleTests.BenjaminiHochberg(p).Reverse());
        },
        Gen.ArrayOf(Gen.Choose(0, 1000)));
}
