using ClosedXML.Excel;

namespace CxPortal.Web.Features.Exchange.Workbook;

/// <summary>Writes cells that hold text and nothing else, whatever the text looks like, and guesses how high rows must be.</summary>
internal static class SheetWriter
{
    /// <summary>Height of one line, in points.</summary>
    public const double LineHeight = 15;

    private const double MaxHeight = 409;

    /// <summary>
    /// Text as text: "007", "2026-01-02" and "=1+1" stay what they are. The quote prefix keeps it so when the cell is edited in Excel.
    /// </summary>
    public static IXLCell Text(this IXLWorksheet sheet, int row, int column, string? text)
    {
        var cell = sheet.Cell(row, column);
        if (text is { Length: > 0 })
        {
            cell.SetValue<string>(text);
            if (text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\'')
            {
                cell.Style.IncludeQuotePrefix = true;
            }
        }

        return cell;
    }

    /// <summary>Hidden first row for programs, headings, widths, frozen panes and a filter.</summary>
    public static void Head(this IXLWorksheet sheet, string marker, IReadOnlyList<(string Id, double Width)> columns, Func<string, string> heading)
    {
        for (var index = 0; index < columns.Count; index++)
        {
            sheet.Text(1, index + 1, index == 0 ? marker : columns[index].Id);
            var cell = sheet.Text(2, index + 1, heading(columns[index].Id));
            cell.Style.Font.Bold = true;
            cell.Style.Fill.BackgroundColor = WorkbookColours.Sunk;
            cell.Style.Alignment.WrapText = true;
            cell.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
            sheet.Column(index + 1).Width = columns[index].Width;
        }

        sheet.Row(1).Hide();
        sheet.Row(2).Height = 2 * LineHeight;
        sheet.SheetView.Freeze(2, 1);
    }

    /// <summary>Sets a row as high as its longest text needs in columns of these widths.</summary>
    public static void FitHeight(this IXLWorksheet sheet, int row, IEnumerable<(string? Text, double Width)> cells, int leastLines = 1)
    {
        var lines = cells.Select(cell => Lines(cell.Text, cell.Width)).Append(leastLines).Max();
        sheet.Row(row).Height = Math.Min(MaxHeight, lines * LineHeight);
    }

    private static int Lines(string? text, double width) => string.IsNullOrEmpty(text)
        ? 1
        : text.Split('\n').Sum(line => Math.Max(1, (int)Math.Ceiling(line.Length * 1.15 / Math.Max(1, width - 1))));
}

/// <summary>Colours of the screen.</summary>
internal static class WorkbookColours
{
    private static readonly string[] Tones = ["#0B6B5D", "#4A7FD6", "#8A62C2", "#B27411", "#B3261E", "#2B8296", "#B04A86", "#66727E"];

    /// <summary>Ground of heads.</summary>
    public static XLColor Sunk { get; } = XLColor.FromHtml("#EFEDE8");

    /// <summary>Lines between cells.</summary>
    public static XLColor Line { get; } = XLColor.FromHtml("#C9C4BA");

    /// <summary>Text that is there to be read only.</summary>
    public static XLColor Quiet { get; } = XLColor.FromHtml("#5D6975");

    /// <summary>The colour of a stage, 1 to 8.</summary>
    public static XLColor Tone(int tone) => XLColor.FromHtml(Tones[(tone - 1) % Tones.Length]);
}
