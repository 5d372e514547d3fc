namespace CxPortal.Domain.Statistics;

/// <summary>What the shown sums of a table say about its hidden places, by Gauss-Jordan elimination over all lines.</summary>
internal static class HiddenSums
{
    private const double Zero = 1e-9;

    /// <summary>The hidden places whose value follows from the shown ones.</summary>
    public static IReadOnlyList<int> Revealed(IReadOnlyList<int> hidden, IReadOnlyList<TableLine> lines, Func<int, bool> isHidden)
    {
        var column = hidden.Select((place, index) => (place, index)).ToDictionary(pair => pair.place, pair => pair.index);
        var rows = new List<double[]>();
        foreach (var line in lines)
        {
            var row = new double[hidden.Count];
            foreach (var place in line.Places.Where(isHidden))
            {
                row[column[place]] = 1;
            }

            if (isHidden(line.Total))
            {
                row[column[line.Total]] = -1;
            }

            if (row.Any(value => value != 0))
            {
                rows.Add(row);
            }
        }

        Eliminate(rows, hidden.Count);
        return [.. rows.Where(row => row.Count(value => Math.Abs(value) > Zero) == 1).Select(row => hidden[Array.FindIndex(row, value => Math.Abs(value) > Zero)])];
    }

    private static void Eliminate(List<double[]> rows, int columns)
    {
        var pivotRow = 0;
        for (var column = 0; column < columns && pivotRow < rows.Count; column++)
        {
            var best = Enumerable.Range(pivotRow, rows.Count - pivotRow).MaxBy(row => Math.Abs(rows[row][column]));
            if (Math.Abs(rows[best][column]) <= Zero)
            {
                continue;
            }

            (rows[pivotRow], rows[best]) = (rows[best], rows[pivotRow]);
            var pivot = rows[pivotRow];
            foreach (var row in rows.Where(row => !ReferenceEquals(row, pivot) && Math.Abs(row[column]) > Zero))
            {
                var factor = row[column] / pivot[column];
                for (var index = column; index < columns; index++)
                {
                    row[index] -= factor * pivot[index];
                }
            }

            pivotRow++;
        }
    }
}
