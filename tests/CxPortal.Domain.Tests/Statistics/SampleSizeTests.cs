using CxPortal.Domain.Statistics;
using FsCheck;
using FsCheck.Fluent;

namespace CxPortal.Domain.Tests.Statistics;

public sealed class SampleSizeTests
{
    [Fact]
    public void TwoProportions_PublishedVector() => Assert.Equal(903, SampleSize.TwoProportions(.85, .80)!.Value.Answers);

    [Fact]
    public void Proportion_FinitePopulation_PublishedVector()
    {
        Assert.Equal(384.146, SampleSize.Proportion(.05).Exact, 3);
        Assert.Equal(372.26, SampleSize.Proportion(.05, population: 12_000).Exact, 2);
        Assert.Equal(373, SampleSize.Proportion(.05, population: 12_000).Answers);
    }

    [Theory]
    [InlineData(.584375, 898)]
    [InlineData(1, 1537)]
    public void Nps_MarginOfFivePoints_PublishedVector(double variance, long expected) =>
        Assert.Equal(expected, SampleSize.Nps(5, variance).Answers);

    [Theory]
    [InlineData(5, 3670)]
    [InlineData(10, 918)]
    public void NpsDifference_PublishedVector(double points, long expected) =>
        Assert.Equal(expected, SampleSize.NpsDifference(points, .584375)!.Value.Answers);

    [Fact]
    public void NpsMargin_FiftyAnswers_PublishedVector() => Assert.Equal(21.2, SampleSize.NpsMargin(50, .584375), 1);

    [Fact]
    public void Differences_OfNothing_CannotBeProven()
    {
        Assert.Null(SampleSize.TwoProportions(.5, .5));
        Assert.Null(SampleSize.NpsDifference(0));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-.1)]
    public void Proportion_NoMargin_IsRefused(double margin) => Assert.Throws<ArgumentOutOfRangeException>(() => SampleSize.Proportion(margin));

    [Fact]
    public void Invitations_FollowTheResponseRate()
    {
        Assert.Equal(1555, SampleSize.Proportion(.05, population: 12_000).Invitations(.24));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleSize.Proportion(.05).Invitations(0));
    }

    [Fact]
    public void Proportion_AnyPopulation_NeedsNoMoreThanItHas() => Properties.Hold(
        input => SampleSize.Proportion(input.Margin / 1000.0, population: input.Population).Answers <= input.Population,
        from margin in Gen.Choose(1, 500)
        from population in Gen.Choose(1, 1_000_000)
        select (Margin: margin, Population: population));

    [Fact]
    public void Proportion_NarrowerMargin_NeedsMore() => Properties.Hold(
        margin => SampleSize.Proportion(margin / 2000.0).Exact > SampleSize.Proportion(margin / 1000.0).Exact, Gen.Choose(1, 900));

    [Fact]
    public void ProportionMargin_IsTheInverse() => Properties.Hold(
        margin => Math.Abs(SampleSize.ProportionMargin(SampleSize.Proportion(margin / 1000.0, .3).Exact, .3) - (margin / 1000.0)) < 1e-12,
        Gen.Choose(1, 900));
}
