using CxPortal.Domain.Statistics;
using FsCheck;
using FsCheck.Fluent;

namespace CxPortal.Domain.Tests.Statistics;

public sealed class SamplingTests
{
    [Fact]
    public void Neyman_PublishedVector()
    {
        var allocations = Sampling.Neyman(300, [new("a", 6000, .3), new("b", 3000, .4), new("c", 1000, .5)]);

        Assert.Equal([154.286, 102.857, 42.857], allocations.Select(allocation => Math.Round(allocation.Exact, 3)));
        Assert.Equal([154L, 103L, 43L], allocations.Select(allocation => allocation.Sample));
        Assert.Equal(154.0 / 6000, allocations[0].InclusionProbability, 12);
    }

    [Fact]
    public void Neyman_StratumTooSmall_IsTakenWholeAndTheRestSharedAnew() => Assert.Equal(
        [10L, 60L, 30L],
        Sampling.Neyman(100, [new("tiny", 10, 40), new("b", 2000, 1), new("c", 1000, 1)]).Select(allocation => allocation.Sample));

    [Fact]
    public void Neyman_NoSpread_FollowsThePopulation() => Assert.Equal(
        [75L, 25L],
        Sampling.Neyman(100, [new("a", 300, 0), new("b", 100, 0)]).Select(allocation => allocation.Sample));

    [Fact]
    public void Neyman_NoStrata_IsEmpty() => Assert.Empty(Sampling.Neyman(10, []));

    [Fact]
    public void Neyman_AnyStrata_ExceedsNeitherSampleNorPopulation() => Properties.Hold(
        input =>
        {
            var strata = input.Sizes.Select((size, index) => new Stratum($"{index}", size, 0.1 + (index % 3))).ToList();
            var allocations = Sampling.Neyman(input.Sample, strata);
            return allocations.Sum(allocation => allocation.Sample) == Math.Min(input.Sample, strata.Sum(stratum => stratum.Population))
                && allocations.Zip(strata).All(pair => pair.First.Sample <= pair.Second.Population && pair.First.InclusionProbability is >= 0 and <= 1);
        },
        from sample in Gen.Choose(0, 500)
        from sizes in Gen.ArrayOf(Gen.Choose(0, 200))
        select (Sample: sample, Sizes: sizes));

    [Theory]
    [InlineData(399, true)]
    [InlineData(400, false)]
    public void IsCensus_BelowFourHundredContactsAMonth(long contacts, bool expected) => Assert.Equal(expected, Sampling.IsCensus(contacts));

    [Fact]
    public void Systematic_OneInFour_StepsEvenly() => Assert.Equal([2L, 6L, 10L], Sampling.Systematic(12, 3, 0.5));

    [Fact]
    public void Systematic_AnySample_TakesSoManyDifferentContacts() => Properties.Hold(
        input =>
        {
            var places = Sampling.Systematic(input.Population, input.Sample, input.Start / 1000.0).ToList();
            return places.Count == Math.Min(input.Sample, input.Population)
                && places.Distinct().Count() == places.Count
                && places.All(place => place >= 0 && place < input.Population);
        },
        from population in Gen.Choose(0, 2000)
        from sample in Gen.Choose(0, 2500)
        from start in Gen.Choose(0, 999)
        select (Population: population, Sample: sample, Start: start));
}
