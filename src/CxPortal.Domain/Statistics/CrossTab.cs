namespace CxPortal.Domain.Statistics;

/// <summary>One cell of a cross-tab.</summary>
/// <param name="Count">Answers.</param>
/// <param name="Expected">Answers expected if rows and columns had nothing to do with each other.</param>
/// <param name="ShareOfColumn">Count / column total with its Wilson interval; null for an empty column.</param>
/// <param name="Residual">Adjusted standardised residual, normal if rows and columns are independent; null in an empty or only row or column.</param>
/// <param name="P">Two-sided p value of the residual, corrected for the number of cells; null together with <paramref name="Residual"/>.</param>
/// <param name="Direction">1 when proven more than expected, -1 when proven less, 0 otherwise; 0 too where fewer than 5 are expected.</param>
public sealed record CrossTabCell(long Count, double Expected, Estimate? ShareOfColumn, double? Residual, double? P, int Direction);

/// <summary>Two questions against each other, with Pearson's chi-square test (textbook).</summary>
/// <param name="N">Answers in the table.</param>
/// <param name="Statistic">χ², 0 or more; null when fewer than two rows or columns have answers.</param>
/// <param name="Degrees">Degrees of freedom over rows and columns with answers.</param>
/// <param name="P">p value of the whole table; to be corrected when several tables are tested.</param>
/// <param name="CramersV">Strength of the association, 0 to 1.</param>
/// <param name="IsReliable">Cochran's rule: at least 80 % of the cells expect 5 or more, all expect 1 or more.</param>
/// <param name="Cells">The cells, row by row.</param>
public sealed record CrossTab(
    long N,
    double? Statistic,
    int Degrees,
    double? P,
    double? CramersV,
    bool IsReliable,
    IReadOnlyList<IReadOnlyList<CrossTabCell>> Cells)
{
    /// <summary>Tests a table of counts; cell p values are corrected by Benjamini and Hochberg, or by Holm.</summary>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    public static CrossTab Of(IReadOnlyList<IReadOnlyList<long>> counts, bool holm = false)
    {
        var columns = counts.Count == 0 ? 0 : counts[0].Count;
        if (counts.Any(row => row.Count != columns))
        {
            throw new ArgumentException("All rows have the same number of columns.", nameof(counts));
        }

        var rowSums = counts.Select(row => row.Sum()).ToArray();
        var columnSums = Enumerable.Range(0, columns).Select(column => counts.Sum(row => row[column])).ToArray();
        var n = rowSums.Sum();
        var cells = counts.Select((row, i) => row.Select((count, j) => Cell(count, rowSums[i], columnSums[j], n)).ToArray()).ToArray();
        Correct(cells, holm);

        var tested = cells.SelectMany(row => row).Where(cell => cell.Expected > 0).ToList();
        var (filledRows, filledColumns) = (rowSums.Count(sum => sum > 0), columnSums.Count(sum => sum > 0));
        var degrees = Math.Max(0, filledRows - 1) * Math.Max(0, filledColumns - 1);
        if (degrees == 0)
        {
            return new CrossTab(n, null, 0, null, null, false, cells);
        }

        var statistic = tested.Sum(cell => (cell.Count - cell.Expected) * (cell.Count - cell.Expected) / cell.Expected);
        return new CrossTab(
            n,
            statistic,
            degrees,
            ChiSquare.UpperTail(statistic, degrees),
            Math.Min(1, Math.Sqrt(statistic / (n * (double)(Math.Min(filledRows, filledColumns) - 1)))),
            tested.All(cell => cell.Expected >= 1) && tested.Count(cell => cell.Expected >= 5) >= 0.8 * tested.Count,
            cells);
    }

    private static CrossTabCell Cell(long count, long row, long column, long n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var expected = n == 0 ? 0 : (double)row * column / n;
        var variance = n == 0 ? 0 : expected * (1 - ((double)row / n)) * (1 - ((double)column / n));
        double? residual = variance > 0 ? (count - expected) / Math.Sqrt(variance) : null;
        return new CrossTabCell(
            count, expected, Wilson.Of(count, column), residual, residual is { } known ? Normal.TwoSidedP(known) : null, 0);
    }

    private static void Correct(CrossTabCell[][] cells, bool holm)
    {
        var places = cells.SelectMany((row, i) => row.Select((cell, j) => (cell, i, j))).Where(place => place.cell.P is not null).ToList();
        double[] raw = [.. places.Select(place => place.cell.P!.Value)];
        var corrected = holm ? MultipleTests.Holm(raw) : MultipleTests.BenjaminiHochberg(raw);
        for (var index = 0; index < places.Count; index++)
        {
            var (cell, i, j) = places[index];
            var isProven = corrected[index] < GroupComparison.Level && cell.Expected >= 5;
            cells[i][j] = cell with { P = corrected[index], Direction = isProven ? Math.Sign(cell.Residual!.Value) : 0 };
        }
    }
}
