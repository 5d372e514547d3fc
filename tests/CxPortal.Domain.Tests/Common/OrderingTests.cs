using CxPortal.Domain.Common;
using FsCheck.Fluent;

namespace CxPortal.Domain.Tests.Common;

public sealed class OrderingTests
{
    [Fact]
    public void At_NeighbouringIndices_LeavesAGap() => Assert.Equal(Ordering.Gap, Ordering.At(8) - Ordering.At(7));

    [Fact]
    public void At_FirstIndex_LeavesRoomBefore() => Assert.NotNull(Ordering.Between(null, Ordering.At(0)));

    [Fact]
    public void Between_EmptyList_GivesTheFirstPlace() => Assert.Equal(Ordering.At(0), Ordering.Between(null, null));

    [Fact]
    public void Between_AtTheEnd_GoesBehind() => Assert.True(Ordering.Between(Ordering.At(4), null) > Ordering.At(4));

    [Fact]
    public void Between_AtTheStart_GoesBefore() => Assert.True(Ordering.Between(null, Ordering.At(0)) < Ordering.At(0));

    [Theory]
    [InlineData(5, 6)]
    [InlineData(5, 5)]
    [InlineData(6, 5)]
    [InlineData(-1, 0)]
    public void Between_NoWholeNumberLeft_AsksForNewNumbers(long previous, long next) => Assert.Null(Ordering.Between(previous, next));

    [Theory]
    [InlineData(5, 7, 6)]
    [InlineData(-1, 1, 0)]
    [InlineData(-9, -7, -8)]
    public void Between_OneWholeNumberLeft_TakesIt(long previous, long next, long expected) =>
        Assert.Equal(expected, Ordering.Between(previous, next));

    [Fact]
    public void Between_AnyNeighbours_LiesStrictlyBetweenOrIsNull() => Properties.Hold<(int First, int Second)>(pair =>
    {
        var (low, high) = (Math.Min(pair.First, pair.Second), Math.Max(pair.First, pair.Second));
        return Ordering.Between(low, high) is { } middle ? low < middle && middle < high : (long)high - low <= 1;
    });

    [Fact]
    public void Between_TwentyMovesToTheSamePlace_NeedNoNewNumbers()
    {
        var (low, high) = (Ordering.At(0), Ordering.At(1));
        for (var move = 0; move < 20; move++)
        {
            high = Ordering.Between(low, high) ?? throw new InvalidOperationException($"The gap is used up after {move} moves.");
        }

        Assert.Equal(low + 1, high);
    }

    [Fact]
    public void Between_AnyRowOfMoves_KeepsTheOrder() => Properties.Hold(
        moves =>
        {
            var places = new List<long>();
            foreach (var move in moves)
            {
                var index = move % (places.Count + 1);
                var place = Ordering.Between(index == 0 ? null : places[index - 1], index == places.Count ? null : places[index]);
                if (place is null)
                {
                    places = [.. places.Select((_, number) => Ordering.At(number))];
                    place = Ordering.Between(index == 0 ? null : places[index - 1], index == places.Count ? null : places[index]);
                }

                places.Insert(index, place!.Value);
            }

            return places.SequenceEqual(places.Order()) && places.Distinct().Count() == places.Count;
        },
        Gen.ListOf(Gen.Choose(0, 50)).Select(moves => moves.ToList()));
}
