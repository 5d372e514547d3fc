using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace CxPortal.Web.Features.Exchange.Workbook;

/// <summary>Reads the cells of one sheet, row by row.</summary>
/// <param name="xml">The sheet's XML.</param>
/// <param name="strings">Shared strings of the workbook.</param>
/// <param name="markerPrefix">How the marker in the first row begins; a sheet without it is not read.</param>
internal sealed partial class SheetReader(XmlReader xml, IReadOnlyList<string> strings, string markerPrefix)
{
    /// <summary>The most rows that are read.</summary>
    private const int MaxRows = 200_000;

    /// <summary>The most filled cells that are read.</summary>
    private const int MaxCells = 1_500_000;

    /// <summary>Columns beyond are not looked at.</summary>
    private const int MaxColumn = 100;

    private int cellCount;

    /// <summary>Marker and rows; null when the first row has no marker.</summary>
    public (string Marker, IReadOnlyList<SheetRow> Rows)? Read()
    {
        var rows = new List<SheetRow>();
        string? marker = null;
        var number = 0;
        while (xml.Read())
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "row" })
            {
                continue;
            }

            number = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : number + 1;
            var row = new SheetRow(number, Cells());
            marker ??= row.Cells.Values.Select(cell => cell.Text).FirstOrDefault(text => text.StartsWith(markerPrefix, StringComparison.Ordinal));
            if (marker is null)
            {
                return null;
            }

            if (row.Cells.Count > 0)
            {
                rows.Add(row);
            }

            if (rows.Count > MaxRows || cellCount > MaxCells)
            {
                throw new WorkbookLimitException();
            }
        }

        return marker is null ? null : (marker, rows);
    }

    /// <summary>The text of a shared or inline string, its runs joined, reading hints left out. The reader stands on its element.</summary>
    public static string TextOf(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return string.Empty;
        }

        var text = new StringBuilder();
        var depth = xml.Depth;
        xml.Read();
        while (xml.Depth > depth)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "rPh" })
            {
                xml.Skip();
                continue;
            }

            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
            {
                text.Append(xml.Value);
            }

            xml.Read();
        }

        return Unescape(text.ToString());
    }

    private Dictionary<int, SheetCell> Cells()
    {
        var cells = new Dictionary<int, SheetCell>();
        if (xml.IsEmptyElement)
        {
            return cells;
        }

        var depth = xml.Depth;
        var column = 0;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                continue;
            }

            column = ColumnOf(xml.GetAttribute("r")) ?? column + 1;
            var cell = Cell(xml.GetAttribute("t"));
            if (column <= MaxColumn && (cell.Text.Length > 0 || cell.IsFormula))
            {
                cells[column] = cell;
                cellCount++;
            }
        }

        return cells;
    }

    private SheetCell Cell(string? type)
    {
        var value = string.Empty;
        var isFormula = false;
        if (xml.IsEmptyElement)
        {
            return new SheetCell(value, isFormula);
        }

        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (xml.LocalName)
            {
                case "f":
                    isFormula = true;
                    break;
                case "v" or "is":
                    value = TextOf(xml);
                    break;
            }
        }

        return new SheetCell(ValueOf(type, value), isFormula);
    }

    private string ValueOf(string? type, string value) => type switch
    {
        "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < strings.Count
            ? strings[index]
            : throw new InvalidDataException("A cell names a text that the workbook does not have."),
        "b" => value == "1" ? "true" : "false",
        "inlineStr" or "str" or "d" or "e" => value,
        _ => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1e15
            ? ((decimal)number).ToString("0.###############", CultureInfo.InvariantCulture)
            : value,
    };

    /// <summary>The column of an address such as AB12, from 1; null when it has none.</summary>
    private static int? ColumnOf(string? address)
    {
        var column = 0;
        foreach (var letter in address ?? string.Empty)
        {
            if (!char.IsAsciiLetterUpper(letter) || column > 1_000_000)
            {
                break;
            }

            column = (column * 26) + letter - 'A' + 1;
        }

        return column == 0 ? null : column;
    }

    /// <summary>Spreadsheets write characters that XML cannot hold as _xHHHH_.</summary>
    private static string Unescape(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? Escaped().Replace(text, match => ((char)int.Parse(match.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())
        : text;

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escaped();
}
