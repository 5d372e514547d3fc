namespace CxPortal.Domain.Statistics;

/// <summary>A line of a table: the places of one running attribute and the place of their sum.</summary>
/// <param name="Places">One place per value.</param>
/// <param name="Total">Where the attribute is "all".</param>
internal sealed record TableLine(IReadOnlyList<int> Places, int Total);

/// <summary>All places of a table over several attributes, subtotals included, numbered in mixed radix: the last digit of each attribute is "all".</summary>
internal sealed class TableLattice
{
    private readonly IReadOnlyList<IReadOnlyList<string>> values;
    private readonly int[] strides;

    public TableLattice(IReadOnlyList<TableCell> cells)
    {
        Attributes = cells.Count == 0 ? 0 : cells[0].Values.Count;
        if (cells.Any(cell => cell.Values.Count != Attributes))
        {
            throw new ArgumentException("All cells have a value for each attribute.", nameof(cells));
        }

        values =
        [
            .. Enumerable.Range(0, Attributes).Select(attribute =>
                cells.Select(cell => cell.Values[attribute]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList()),
        ];
        strides = new int[Attributes];
        Size = 1;
        for (var attribute = 0; attribute < Attributes; attribute++)
        {
            strides[attribute] = Size;
            Size = checked(Size * (values[attribute].Count + 1));
        }

        Counts = new long[Size];
        foreach (var cell in cells)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(cell.N);
            for (var all = 0; all < 1 << Attributes; all++)
            {
                Counts[PlaceOf([.. cell.Values.Select((value, attribute) => (all & (1 << attribute)) == 0 ? value : null)])!.Value] += cell.N;
            }
        }
    }

    /// <summary>How many attributes the table has.</summary>
    public int Attributes { get; }

    /// <summary>How many places it has, subtotals included.</summary>
    public int Size { get; }

    /// <summary>Answers at each place.</summary>
    public long[] Counts { get; }

    /// <summary>The number of a place; null for a value that no cell has.</summary>
    public int? PlaceOf(IReadOnlyList<string?> place)
    {
        var number = 0;
        for (var attribute = 0; attribute < Attributes; attribute++)
        {
            var digit = place[attribute] is { } value ? IndexOf(attribute, value) : values[attribute].Count;
            if (digit < 0)
            {
                return null;
            }

            number += digit * strides[attribute];
        }

        return number;
    }

    /// <summary>The places that a selection is made of; unknown values are left out.</summary>
    public IReadOnlyList<int> PlacesOf(IReadOnlyList<IReadOnlyCollection<string>?> selection)
    {
        List<int> places = [0];
        for (var attribute = 0; attribute < Attributes; attribute++)
        {
            var digits = selection[attribute] is { } chosen
                ? chosen.Distinct(StringComparer.Ordinal).Select(value => IndexOf(attribute, value)).Where(digit => digit >= 0).ToList()
                : [];
            if (selection[attribute] is null || digits.Count == values[attribute].Count)
            {
                digits = [values[attribute].Count];
            }

            var stride = strides[attribute];
            places = [.. places.SelectMany(place => digits.Select(digit => place + (digit * stride)))];
        }

        return places;
    }

    /// <summary>How many attributes are fixed to a value at a place.</summary>
    public int Depth(int place) => Enumerable.Range(0, Attributes).Count(attribute => Digit(place, attribute) < values[attribute].Count);

    /// <summary>Every line whose places fix at most so many attributes.</summary>
    public IReadOnlyList<TableLine> Lines(int depth) =>
    [
        .. from attribute in Enumerable.Range(0, Attributes)
           from total in Enumerable.Range(0, Size)
           where Digit(total, attribute) == values[attribute].Count && Depth(total) < depth && Counts[total] > 0
           select new TableLine(
               [.. Enumerable.Range(0, values[attribute].Count).Select(digit => total - ((values[attribute].Count - digit) * strides[attribute]))],
               total),
    ];

    private int Digit(int place, int attribute) => place / strides[attribute] % (values[attribute].Count + 1);

    private int IndexOf(int attribute, string value)
    {
        var (low, high) = (0, values[attribute].Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(values[attribute][middle], value);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }
}
