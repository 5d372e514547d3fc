using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace CxPortal.Web.Features.SurveyResults.Export;

/// <summary>
/// Writes a workbook row by row, however many there are: nothing is kept in memory. Parts are written as text, because half a million cells
/// a second leave no time for a document model. A sheet that is full goes on in the next one.
/// </summary>
/// <param name="target">Takes the file; not closed here.</param>
internal sealed class XlsxStream(Stream target) : IDisposable
{
    /// <summary>Type of the file.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Rows of a sheet, as the file format limits them.</summary>
    public const int MaxRows = 1_048_576;

    private const string Spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006";
    private const string Xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private const int LongestText = 32_767;

    private readonly ZipArchive archive = new(target, ZipArchiveMode.Create, leaveOpen: true);
    private readonly List<string> names = [];
    private StreamWriter? sheet;
    private string title = string.Empty;
    private IReadOnlyList<string> heads = [];
    private int rows;

    /// <summary>Begins a sheet with bold, frozen heads.</summary>
    /// <param name="name">Name on its tab, shortened to what the format allows.</param>
    /// <param name="columns">Heads of its columns.</param>
    public void BeginSheet(string name, IReadOnlyList<string> columns)
    {
        (title, heads) = (name, columns);
        OpenSheet(name);
    }

    /// <summary>Writes a row: texts, whole numbers, numbers, days; null is an empty cell.</summary>
    public void WriteRow(IReadOnlyList<object?> cells)
    {
        if (rows == MaxRows)
        {
            OpenSheet(FormattableString.Invariant($"{title} {names.Count + 1}"));
        }

        WriteRow(cells, isHead: false);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        CloseSheet();
        WritePart("xl/styles.xml", $"""
            {Xml}<styleSheet xmlns="{Spreadsheet}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>
            """);
        WritePart("xl/workbook.xml", $"""
            {Xml}<workbook xmlns="{Spreadsheet}" xmlns:r="{Relations}"><sheets>{string.Concat(names.Select((name, index) => FormattableString.Invariant($"<sheet name=\"{Escape(name)}\" sheetId=\"{index + 1}\" r:id=\"r{index + 1}\"/>")))}</sheets></workbook>
            """);
        WritePart("xl/_rels/workbook.xml.rels", $"""
            {Xml}<Relationships xmlns="{Packages}/relationships"><Relationship Id="s" Type="{Relations}/styles" Target="styles.xml"/>{string.Concat(names.Select((_, index) => FormattableString.Invariant($"<Relationship Id=\"r{index + 1}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{index + 1}.xml\"/>")))}</Relationships>
            """);
        WritePart("_rels/.rels", $"""
            {Xml}<Relationships xmlns="{Packages}/relationships"><Relationship Id="w" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """);
        const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        WritePart("[Content_Types].xml", $"""
            {Xml}<Types xmlns="{Packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{Types}sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{Types}styles+xml"/>{string.Concat(names.Select((_, index) => FormattableString.Invariant($"<Override PartName=\"/xl/worksheets/sheet{index + 1}.xml\" ContentType=\"{Types}worksheet+xml\"/>")))}</Types>
            """);
        archive.Dispose();
    }

    private void OpenSheet(string name)
    {
        CloseSheet();
        names.Add(SheetName(name));
        var entry = archive.CreateEntry(FormattableString.Invariant($"xl/worksheets/sheet{names.Count}.xml"), CompressionLevel.Fastest);
        sheet = new StreamWriter(entry.Open(), new UTF8Encoding(false), 1 << 16);
        sheet.Write(Xml);
        sheet.Write($"<worksheet xmlns=\"{Spreadsheet}\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>");
        for (var column = 1; column <= heads.Count; column++)
        {
            sheet.Write(FormattableString.Invariant($"<col min=\"{column}\" max=\"{column}\" width=\"{Math.Clamp(heads[column - 1].Length + 4, 10, 40)}\" customWidth=\"1\"/>"));
        }

        sheet.Write("</cols><sheetData>");
        rows = 0;
        WriteRow([.. heads], isHead: true);
    }

    private void CloseSheet()
    {
        if (sheet is not null)
        {
            sheet.Write("</sheetData></worksheet>");
            sheet.Dispose();
            sheet = null;
        }
    }

    private void WriteRow(IReadOnlyList<object?> cells, bool isHead)
    {
        var writer = sheet ?? throw new InvalidOperationException("No sheet has begun.");
        rows++;
        writer.Write("<row>");
        for (var column = 0; column < cells.Count; column++)
        {
            WriteCell(writer, cells[column], isHead);
        }

        writer.Write("</row>");
    }

    private static void WriteCell(StreamWriter writer, object? cell, bool isHead)
    {
        switch (cell)
        {
            case null or "":
                writer.Write("<c/>");
                break;
            case int or long:
                writer.Write("<c><v>");
                WriteNumber(writer, Convert.ToInt64(cell, CultureInfo.InvariantCulture));
                writer.Write("</v></c>");
                break;
            case double number:
                writer.Write("<c><v>");
                writer.Write(number.ToString("R", CultureInfo.InvariantCulture));
                writer.Write("</v></c>");
                break;
            case DateOnly day:
                writer.Write("<c s=\"2\"><v>");
                WriteNumber(writer, day.DayNumber - new DateOnly(1899, 12, 30).DayNumber);
                writer.Write("</v></c>");
                break;
            default:
                writer.Write(isHead ? "<c t=\"inlineStr\" s=\"1\"><is><t xml:space=\"preserve\">" : "<c t=\"inlineStr\"><is><t xml:space=\"preserve\">");
                WriteText(writer, Convert.ToString(cell, CultureInfo.InvariantCulture)!);
                writer.Write("</t></is></c>");
                break;
        }
    }

    private static void WriteNumber(StreamWriter writer, long number)
    {
        Span<char> digits = stackalloc char[20];
        number.TryFormat(digits, out var length, provider: CultureInfo.InvariantCulture);
        writer.Write(digits[..length]);
    }

    private static void WriteText(StreamWriter writer, string text)
    {
        var cut = text.Length > LongestText ? text[..LongestText] : text;
        writer.Write(cut.AsSpan().IndexOfAnyExceptInRange(' ', '\ud7ff') < 0 && cut.AsSpan().IndexOfAny("<>&\"") < 0 ? cut : Escape(cut));
    }

    /// <summary>Text for XML; characters that XML does not know are left out.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                '"' => escaped.Append("&quot;"),
                < ' ' and not ('\t' or '\n' or '\r') or 0xFFFD or 0xFFFE or 0xFFFF => escaped,
                _ => escaped.Append(rune.ToString()),
            };
        }

        return escaped.ToString();
    }

    private static string SheetName(string name)
    {
        var safe = string.Concat(name.Select(character => "[]:*?/\\".Contains(character, StringComparison.Ordinal) ? ' ' : character)).Trim('\'', ' ');
        return safe.Length > 31 ? safe[..31].TrimEnd() : safe.Length == 0 ? "1" : safe;
    }

    private void WritePart(string path, string content)
    {
        using var writer = new StreamWriter(archive.CreateEntry(path, CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
        writer.Write(content.Trim());
    }
}
