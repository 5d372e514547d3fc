using CxPortal.Domain.Journeys.Exchange;

namespace CxPortal.Web.Features.Exchange.Workbook;

/// <summary>A sheet as named columns and rows below its headings; knows where each value stands.</summary>
internal sealed class ItemTable
{
    private readonly SheetTable sheet;
    private readonly Dictionary<string, int> columns;
    private readonly Func<string, string> heading;

    private ItemTable(SheetTable sheet, Dictionary<string, int> columns, Func<string, string> heading)
    {
        this.sheet = sheet;
        this.columns = columns;
        this.heading = heading;
    }

    /// <summary>Rows below the hidden one.</summary>
    public IEnumerable<ItemRow> Rows => sheet.Rows.Skip(1).Select(row => new ItemRow(this, row));

    /// <summary>Reads the names of the columns.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="known">The columns it should have; the first is named by the marker.</param>
    /// <param name="heading">Heading of a column in the reader's language.</param>
    public static ItemTable Of(SheetTable sheet, IReadOnlyList<(string Id, double Width)> known, Func<string, string> heading)
    {
        var columns = new Dictionary<string, int>();
        foreach (var (number, cell) in sheet.Rows[0].Cells)
        {
            columns.TryAdd(cell.Text.StartsWith("cxp:", StringComparison.Ordinal) ? known[0].Id : cell.Text.Trim(), number);
        }

        return new ItemTable(sheet, columns, heading);
    }

    /// <summary>Problems for the columns that are missing.</summary>
    public IEnumerable<ExchangeProblem> Missing(IEnumerable<string> wanted) => wanted
        .Where(id => !columns.ContainsKey(id))
        .Select(id => new ExchangeProblem(ExchangeProblemKind.MissingColumn, new ExchangePlace(Sheet: sheet.Name), [heading(id)]));

    /// <summary>The cell of a row in a column; null when it is blank.</summary>
    public SheetCell? Cell(SheetRow row, string column) =>
        columns.TryGetValue(column, out var number) && row.Cells.TryGetValue(number, out var cell) ? cell : null;

    /// <summary>Where a value stands; without a column, the row.</summary>
    public ExchangePlace PlaceOf(int row, string? column) => new(null, null, sheet.Name, row, column is null ? null : heading(column));
}

/// <summary>One row of a table.</summary>
internal sealed class ItemRow(ItemTable table, SheetRow row)
{
    /// <summary>Number of the row, from 1.</summary>
    public int Number => row.Number;

    /// <summary>A value; null when the cell is blank.</summary>
    public string? this[string column] => table.Cell(row, column) is { } cell && !string.IsNullOrWhiteSpace(cell.Text) ? cell.Text : null;

    /// <summary>A key: trimmed.</summary>
    public string? Key(string column) => this[column]?.Trim();

    /// <summary>Whether a formula computes the cell.</summary>
    public bool IsFormula(string column) => table.Cell(row, column) is { IsFormula: true };

    /// <summary>Where a value stands; without a column, the row.</summary>
    public ExchangePlace PlaceOf(string? column = null) => table.PlaceOf(row.Number, column);
}
