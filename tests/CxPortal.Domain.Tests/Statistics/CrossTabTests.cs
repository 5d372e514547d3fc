using CxPortal.Domain.Statistics;
using FsCheck;
using FsCheck.Fluent;

namespace CxPortal.Domain.Tests.Statistics;

public sealed class CrossTabTests
{
    [Fact]
    public void Of_TwoByTwo_IsTheSquareOfThePooledZ()
    {
        var table = CrossTab.Of([[56, 48], [14, 32]]);
        var z = Proportions.Compare(56, 70, 48, 80)!;

        Near.Six(z.Statistic!.Value * z.Statistic.Value, table.Statistic);
        Near.Six(z.P!.Value, table.P);
        Near.Six(z.Statistic!.Value, table.Cells[0][0].Residual);
        Assert.Equal((150L, 1, true), (table.N, table.Degrees, table.IsReliable));
        Assert.Equal([1, -1, -1, 1], table.Cells.SelectMany(row => row).Select(cell => cell.Direction));
        Near.Six(.8, table.Cells[0][0].ShareOfColumn?.Value);
    }

    [Fact]
    public void Of_EmptyRow_CountsNeitherForDegreesNorForTests()
    {
        var table = CrossTab.Of([[30, 20, 10], [0, 0, 0], [10, 20, 30]]);

        Assert.Equal(2, table.Degrees);
        Assert.All(table.Cells[1], cell => Assert.Equal((null, null, 0), (cell.Residual, cell.P, cell.Direction)));
    }

    [Fact]
    public void Of_OneColumnOrNothing_HasNoTest()
    {
        Assert.Null(CrossTab.Of([[30], [20]]).Statistic);
        Assert.Null(CrossTab.Of([[0, 0], [0, 0]]).P);
        Assert.Equal(0, CrossTab.Of([]).N);
    }

    [Fact]
    public void Of_FewAnswers_IsNotReliableAndProvesNothing()
    {
        var table = CrossTab.Of([[4, 0], [0, 4]]);

        Assert.False(table.IsReliable);
        Assert.All(table.Cells.SelectMany(row => row), cell => Assert.Equal(0, cell.Direction));
    }

    [Fact]
    public void Of_Holm_IsStricter() => Assert.All(
        CrossTab.Of([[56, 48, 20], [14, 32, 30]], holm: true).Cells.SelectMany(row => row)
            .Zip(CrossTab.Of([[56, 48, 20], [14, 32, 30]]).Cells.SelectMany(row => row)),
        pair => Assert.True(pair.First.P >= pair.Second.P));

    [Fact]
    public void Of_RaggedTable_IsRefused() => Assert.Throws<ArgumentException>(() => CrossTab.Of([[1, 2], [3]]));

    [Fact]
    public void Of_AnyTable_IsBoundedAndTheSameTurnedRound() => Properties.Hold(
        counts =>
        {
            IReadOnlyList<IReadOnlyList<long>> rows = [.. counts.Chunk(3).Select(row => (IReadOnlyList<long>)[.. row.Select(count => (long)count)])];
            IReadOnlyList<IReadOnlyList<long>> turned = [.. Enumerable.Range(0, 3).Select(column => (IReadOnlyList<long>)[.. rows.Select(row => row[column])])];
            var (table, other) = (CrossTab.Of(rows), CrossTab.Of(turned));
            return table.Degrees == other.Degrees
                && (table.Statistic is null
                    || (table.Statistic >= 0 && table.P is >= 0 and <= 1 && table.CramersV is >= 0 and <= 1
                        && Math.Abs(table.Statistic.Value - other.Statistic!.Value) < 1e-9));
        },
        Gen.ArrayOf(Gen.OneOf(Gen.Constant(0), Gen.Choose(0, 90)), 12));
}
