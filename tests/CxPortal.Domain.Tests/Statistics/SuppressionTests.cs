using CxPortal.Domain.Statistics;
using FsCheck;
using FsCheck.Fluent;
using MathNet.Numerics.LinearAlgebra;

namespace CxPortal.Domain.Tests.Statistics;

public sealed class SuppressionTests
{
    private const SuppressionReason Shown = SuppressionReason.None;
    private const SuppressionReason TooFew = SuppressionReason.TooFew;
    private const SuppressionReason Complementary = SuppressionReason.Complementary;

    [Fact]
    public void Groups_PublishedVector()
    {
        var result = Suppression.Groups([22, 15, 3]);

        Assert.Equal([Shown, Complementary, TooFew], result.Groups);
        Assert.Equal(Shown, result.Total);
    }

    [Theory]
    [InlineData(new long[] { 22, 15, 5 }, new[] { Shown, Shown, Shown }, Shown)]
    [InlineData(new long[] { 4, 4, 20 }, new[] { TooFew, TooFew, Shown }, Shown)]
    [InlineData(new long[] { 1, 2, 20 }, new[] { TooFew, TooFew, Complementary }, Shown)]
    [InlineData(new long[] { 7, 3, 0 }, new[] { Complementary, TooFew, Shown }, Shown)]
    [InlineData(new long[] { 3, 0 }, new[] { TooFew, Shown }, TooFew)]
    [InlineData(new long[] { 2, 2 }, new[] { TooFew, TooFew }, TooFew)]
    [InlineData(new long[] { 9 }, new[] { Shown }, Shown)]
    [InlineData(new long[] { 0, 0 }, new[] { Shown, Shown }, Shown)]
    [InlineData(new long[] { }, new SuppressionReason[] { }, Shown)]
    public void Groups_HideWhatIsTooSmallAndWhatWouldRevealIt(long[] counts, SuppressionReason[] groups, SuppressionReason total)
    {
        var result = Suppression.Groups(counts);

        Assert.Equal(groups, result.Groups);
        Assert.Equal(total, result.Total);
    }

    [Fact]
    public void Groups_HigherThresholdForComments_HidesMore() =>
        Assert.Equal([Shown, Complementary, TooFew], Suppression.Groups([22, 15, 7], Suppression.Comments).Groups);

    [Theory]
    [InlineData(40, 37, true)]
    [InlineData(40, 35, false)]
    [InlineData(40, 40, false)]
    public void IsRevealedByDifference_SmallRemainder(long larger, long smaller, bool expected) =>
        Assert.Equal(expected, Suppression.IsRevealedByDifference(larger, smaller));

    [Fact]
    public void Table_TwoSmallCells_CannotBeWorkedOutFromRowsColumnsOrSubtotals()
    {
        var table = SuppressedTable.Of(
        [
            new(["north", "app"], 3), new(["north", "branch"], 30), new(["north", "post"], 12),
            new(["south", "app"], 25), new(["south", "branch"], 40), new(["south", "post"], 18),
        ]);

        Assert.Equal(TooFew, table.Reason(["north", "app"]));
        Assert.Equal(Complementary, table.Reason(["north", "post"]));
        Assert.Equal(Complementary, table.Reason(["south", "app"]));
        Assert.Equal(Complementary, table.Reason(["south", "post"]));
        Assert.Equal(Shown, table.Reason(["north", "branch"]));
        Assert.Equal(Shown, table.Reason(["north", null]));
        Assert.Equal((Shown, 128L), (table.Reason([null, (string?)null]), table.Count([null, null])));
    }

    [Fact]
    public void Table_SelectionOfSeveralValues_IsShownOnlyWhenItsPartsAre()
    {
        var table = SuppressedTable.Of([new(["a"], 22), new(["b"], 15), new(["c"], 3), new(["d"], 30)]);

        Assert.Equal(SuppressionReason.Difference, table.Reason([(IReadOnlyCollection<string>)["a", "b"]]));
        Assert.Equal(Shown, table.Reason([(IReadOnlyCollection<string>)["a", "d"]]));
        Assert.Equal(Shown, table.Reason([(IReadOnlyCollection<string>)["a", "b", "c", "d"]]));
        Assert.Equal(TooFew, table.Reason([(IReadOnlyCollection<string>)["c"]]));
    }

    [Fact]
    public void Table_UnknownValue_IsEmptyAndNotHidden() =>
        Assert.Equal((Shown, 0L), (SuppressedTable.Of([new(["a"], 22)]).Reason(["z"]), SuppressedTable.Of([new(["a"], 22)]).Count(["z"])));

    [Fact]
    public void Table_CellsWithOtherAttributes_AreRefused() =>
        Assert.Throws<ArgumentException>(() => SuppressedTable.Of([new(["a"], 1), new(["a", "b"], 1)]));

    [Fact]
    public void Table_OfFourAttributes_TakesNoLongerThanAPage()
    {
        string[] values = ["1", "2", "3", "4", "5", "6"];
        var cells =
            from a in values
            from b in values
            from c in values
            from d in values
            select new TableCell([a, b, c, d], (a[0] * b[0] * c[0] * d[0]) % 23);
        var clock = System.Diagnostics.Stopwatch.StartNew();

        var table = SuppressedTable.Of([.. cells]);

        Assert.Equal(Shown, table.Reason([null, null, null, (string?)null]));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{clock.Elapsed}");
    }

    [Fact]
    public void Table_AnyTwoAttributes_LeavesNoHiddenPlaceToBeWorkedOut() => Properties.Hold(
        counts =>
        {
            var (rows, columns) = (counts.GetLength(0), counts.GetLength(1));
            var cells = Enumerable.Range(0, rows).SelectMany(row =>
                Enumerable.Range(0, columns).Select(column => new TableCell([$"r{row}", $"c{column}"], counts[row, column]))).ToList();
            var table = SuppressedTable.Of(cells);
            string?[] rowNames = [.. Enumerable.Range(0, rows).Select(row => $"r{row}"), null];
            string?[] columnNames = [.. Enumerable.Range(0, columns).Select(column => $"c{column}"), null];
            var places = rowNames.SelectMany(row => columnNames.Select(column => new[] { row, column })).ToList();
            return places.All(place => table.Count(place) is 0 or >= 5 || table.Reason(place) == TooFew)
                && NothingFollows(places, table, rowNames, columnNames);
        },
        from rows in Gen.Choose(1, 5)
        from columns in Gen.Choose(1, 5)
        from flat in Gen.ArrayOf(Gen.OneOf(Gen.Choose(0, 6), Gen.Choose(5, 60)), rows * columns)
        select Grid(flat, rows, columns));

    [Fact]
    public void Periods_JoinDaysUntilThereAreEnough() =>
        Assert.Equal([(0, 1), (1, 3), (4, 1)], Suppression.Periods([7, 2, 0, 3, 50, 4]));

    [Fact]
    public void Periods_AnyDays_HaveEnoughAnswersAndFollowEachOther() => Properties.Hold(
        days =>
        {
            var counts = days.Select(day => (long)day).ToArray();
            var periods = Suppression.Periods(counts);
            var end = 0;
            return periods.All(period =>
            {
                var follows = period.First == end;
                end = period.First + period.Days;
                return follows && counts.AsSpan(period.First, period.Days).ToArray().Sum() >= 5;
            }) && counts.Skip(end).Sum() < 5;
        },
        Gen.ArrayOf(Gen.Choose(0, 8)));

    private static long[,] Grid(int[] flat, int rows, int columns)
    {
        var grid = new long[rows, columns];
        for (var index = 0; index < flat.Length; index++)
        {
            grid[index / columns, index % columns] = flat[index];
        }

        return grid;
    }

    /// <summary>
    /// The reader knows that every line adds up to its total. A hidden place follows from the shown ones when taking it for known
    /// does not raise the rank of these equations.
    /// </summary>
    private static bool NothingFollows(List<string?[]> places, SuppressedTable table, string?[] rowNames, string?[] columnNames)
    {
        var hidden = places.Where(place => table.Reason(place) != Shown).ToList();
        if (hidden.Count == 0)
        {
            return true;
        }

        static double Factor(string?[] place, string? row, string? column, bool isRow) =>
            isRow ? (place[0] == row ? (place[1] is null ? -1 : 1) : 0) : place[1] == column ? (place[0] is null ? -1 : 1) : 0;

        var equations = rowNames.Select(row => hidden.Select(place => Factor(place, row, null, isRow: true)).ToArray())
            .Concat(columnNames.Select(column => hidden.Select(place => Factor(place, null, column, isRow: false)).ToArray()))
            .ToArray();
        var rank = Matrix<double>.Build.DenseOfRowArrays(equations).Rank();
        return Enumerable.Range(0, hidden.Count).All(index =>
        {
            var known = new double[hidden.Count];
            known[index] = 1;
            return Matrix<double>.Build.DenseOfRowArrays([.. equations, known]).Rank() > rank
                || table.Count(hidden[index]) == table.Count([null, null]);
        });
    }
}
