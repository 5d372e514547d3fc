using System.Globalization;
using System.Text;
using CxPortal.Web.Features.Audit;

namespace CxPortal.Web.Features.SurveyResults.Export;

/// <summary>Writes a CSV file row by row. Separator and decimal sign follow the language, so that a spreadsheet opens it as it is.</summary>
internal sealed class CsvStream : IDisposable
{
    private readonly StreamWriter writer;
    private readonly string separator = CultureInfo.CurrentCulture.TextInfo.ListSeparator;

    /// <summary>A file with a byte order mark.</summary>
    /// <param name="target">Takes the file; not closed here.</param>
    public CsvStream(Stream target) => writer = new StreamWriter(target, new UTF8Encoding(true), 1 << 16, leaveOpen: true);

    /// <summary>Writes a row: texts, whole numbers, numbers, days; null is an empty field.</summary>
    public void WriteRow(IReadOnlyList<object?> cells)
    {
        for (var column = 0; column < cells.Count; column++)
        {
            if (column > 0)
            {
                writer.Write(separator);
            }

            Write(cells[column]);
        }

        writer.Write("\r\n");
    }

    /// <inheritdoc />
    public void Dispose() => writer.Dispose();

    private void Write(object? cell)
    {
        switch (cell)
        {
            case null:
                break;
            case string text:
                writer.Write(CsvField.Of(text, separator));
                break;
            case int number:
                writer.Write(number);
                break;
            case long number:
                writer.Write(number);
                break;
            case double number:
                writer.Write(number.ToString("R", CultureInfo.CurrentCulture));
                break;
            case DateOnly day:
                writer.Write(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            default:
                writer.Write(CsvField.Of(Convert.ToString(cell, CultureInfo.InvariantCulture), separator));
                break;
        }
    }
}
