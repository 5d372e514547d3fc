using System.Xml;
using CxPortal.Data.Audit;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CxPortal.Web.Features.Audit;

/// <summary>The audit trail as an Excel workbook, written row by row; every cell holds text, so that nothing is ever a formula.</summary>
internal static class AuditWorkbook
{
    /// <summary>Rows on a sheet, the headings not counted; Excel opens no more than 1,048,576.</summary>
    private const int RowsOnSheet = 1_000_000;

    /// <summary>Characters in a cell; Excel opens no more.</summary>
    private const int MaxCellLength = 32_767;

    private const uint QuotedStyle = 1;

    /// <summary>Writes the entries; a trail too long for one sheet goes on on the next.</summary>
    public static async Task WriteAsync(IAsyncEnumerable<AuditEntry> entries, AuditRows rows, Stream target, CancellationToken cancellationToken)
    {
        // The package goes back to its beginning, which a download cannot.
        using var package = SpreadsheetDocument.Create(target, SpreadsheetDocumentType.Workbook);
        var workbook = package.AddWorkbookPart();
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
        var sheets = new Sheets();
        await using var reading = entries.GetAsyncEnumerator(cancellationToken);
        bool isMore;
        do
        {
            var part = workbook.AddNewPart<WorksheetPart>();
            var number = (uint)sheets.Count() + 1;
            sheets.Append(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = number, Name = number == 1 ? "audit" : $"audit {number}" });
            isMore = await WriteSheetAsync(part, reading, rows);
        }
        while (isMore);
        workbook.Workbook = new Workbook(sheets);
    }

    /// <summary>Fills a sheet; true when it is full.</summary>
    private static async Task<bool> WriteSheetAsync(WorksheetPart part, IAsyncEnumerator<AuditEntry> entries, AuditRows rows)
    {
        using var xml = OpenXmlWriter.Create(part);
        xml.WriteStartElement(new Worksheet());
        xml.WriteStartElement(new SheetData());
        WriteRow(xml, AuditRows.Columns);
        var written = 0;
        while (written < RowsOnSheet && await entries.MoveNextAsync())
        {
            WriteRow(xml, rows.Values(entries.Current));
            written++;
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        return written == RowsOnSheet;
    }

    private static void WriteRow(OpenXmlWriter xml, IReadOnlyList<string?> values)
    {
        xml.WriteStartElement(new Row());
        foreach (var value in values)
        {
            xml.WriteElement(CellOf(value));
        }

        xml.WriteEndElement();
    }

    /// <summary>The quote prefix keeps a text that looks like a formula a text when somebody edits it.</summary>
    private static Cell CellOf(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return new Cell();
        }

        var cell = new Cell(new InlineString(new Text(Fit(value)) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString };
        if (value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\'')
        {
            cell.StyleIndex = QuotedStyle;
        }

        return cell;
    }

    /// <summary>A text without characters that XML does not know, cut where a cell ends.</summary>
    private static string Fit(string text)
    {
        var cut = text.Length <= MaxCellLength ? text : text[..(char.IsHighSurrogate(text[MaxCellLength - 2]) ? MaxCellLength - 2 : MaxCellLength - 1)] + "…";
        return cut.All(IsPlain) ? cut : string.Concat(cut.Select((character, index) => IsPlain(character) || IsPair(cut, index) ? character : '\uFFFD'));
    }

    private static bool IsPlain(char character) => XmlConvert.IsXmlChar(character);

    private static bool IsPair(string text, int index) =>
        (index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1])) || (index > 0 && char.IsSurrogatePair(text[index - 1], text[index]));

    private static Stylesheet Styles() => new(
        new Fonts(new Font()),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellFormats(new CellFormat(), new CellFormat { QuotePrefix = true }));
}
