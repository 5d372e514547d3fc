using System.Globalization;
using CsvHelper;

namespace CxPortal.Web.Infrastructure.Tables;

/// <summary>Reads a file of rows: its headers first, then row by row, in constant memory.</summary>
public sealed class TableReader : IDisposable
{
    /// <summary>The longest row, in bytes: a quote that is never closed would take in the rest of the file.</summary>
    private const int LongestRow = 4 * 1024 * 1024;

    private readonly StreamReader text;
    private readonly CsvReader reader;
    private readonly TableFormat format;
    private CsvMalformedRecord? malformed;
    private bool isEnded;

    private TableReader(TableSource source, TableFormat format)
    {
        this.format = format;
        text = new StreamReader(source.Open(), format.Encoding, detectEncodingFromByteOrderMarks: true, 1 << 16);
        reader = CsvReader.Create(
            text,
            new CsvReaderOptions
            {
                Separator = format.Delimiter,
                HasHeader = false,
                TrackLineNumbers = true,
                MaxRecordSize = LongestRow,
                OnMalformedRecord = record => malformed = record,
            },
            leaveOpen: true);
    }

    /// <summary>The headers in their order, without blanks around them.</summary>
    public IReadOnlyList<string> Headers { get; private set; } = [];

    /// <summary>What separates the fields.</summary>
    public char Delimiter => reader.Separator;

    /// <summary>Why nothing can be read; null when the file has headers.</summary>
    public TableProblem? Problem { get; private set; }

    /// <summary>Whether the file's byte order mark contradicts the encoding it was said to have.</summary>
    public bool IsOtherEncoding { get; private set; }

    /// <summary>The encoding in which it was read.</summary>
    public string EncodingName => text.CurrentEncoding.WebName;

    /// <summary>Opens a file and reads its headers.</summary>
    public static TableReader Open(TableSource source, TableFormat format)
    {
        var table = new TableReader(source, format);
        table.ReadHeaders();
        return table;
    }

    /// <summary>Finds a column of the mapping.</summary>
    /// <param name="name">What the mapping calls it.</param>
    /// <param name="problem">Why it was not found.</param>
    public TableColumn? Find(ColumnName name, out TableProblem? problem)
    {
        problem = null;
        if (name.Index is { } index)
        {
            if (index < Headers.Count)
            {
                return new TableColumn(index, Headers[index].Length > 0 ? Headers[index] : name.ToString());
            }

            problem = new TableProblem("File.NoIndex", Number(index), Number(Headers.Count));
            return null;
        }

        var header = name.Header!.Trim();
        var places = Headers.Index().Where(known => known.Item == header).Select(known => known.Index).ToList();
        problem = places.Count switch
        {
            1 => null,
            0 => new TableProblem("File.NoColumn", header, string.Join(", ", Headers)),
            _ => new TableProblem("File.RepeatedHeader", header, string.Join(", ", places.Select(Number))),
        };
        return problem is null ? new TableColumn(places[0], header) : null;
    }

    /// <summary>Rows below the headers; each is the same object, filled anew.</summary>
    public IEnumerable<TableRow> Rows()
    {
        var row = new TableRow();
        while (Next(row))
        {
            yield return row;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        reader.Dispose();
        text.Dispose();
    }

    private void ReadHeaders()
    {
        try
        {
            if (!reader.Read())
            {
                Problem = new TableProblem("File.Empty");
                return;
            }
        }
        catch (Exception exception) when (exception is CsvFormatException or InvalidDataException)
        {
            Problem = new TableProblem("File.NoTable");
            return;
        }

        Headers = [.. Enumerable.Range(0, reader.FieldCount).Select(index => reader.GetString(index).Trim().Trim('\uFEFF'))];
        IsOtherEncoding = text.CurrentEncoding.CodePage != format.Encoding.CodePage;
        Problem = Headers.Any(header => header.Contains('\0', StringComparison.Ordinal)) ? new TableProblem("File.NoTable") : null;
    }

    private bool Next(TableRow row)
    {
        malformed = null;
        try
        {
            if (isEnded || !reader.Read())
            {
                return false;
            }
        }
        catch (CsvFormatException exception)
        {
            // One row runs beyond all bounds, and nothing after it can be told apart.
            row.Fill((int)exception.LineNumber, [], new TableProblem("Row.Quote"));
            isEnded = true;
            return true;
        }

        var fields = new string[reader.FieldCount];
        for (var index = 0; index < fields.Length; index++)
        {
            fields[index] = reader.GetString(index);
        }

        row.Fill((int)reader.LineNumber, fields, ProblemOf(fields));
        return true;
    }

    private TableProblem? ProblemOf(string[] fields)
    {
        if (malformed is { Reason: CsvMalformedReason.UnterminatedQuote or CsvMalformedReason.TextAfterClosingQuote } bad && bad.LineNumber == reader.LineNumber)
        {
            return new TableProblem("Row.Quote");
        }

        // A row of another length has moved values into wrong columns; empty fields beyond the last header do no harm.
        return fields.Length < Headers.Count || fields.Skip(Headers.Count).Any(extra => !string.IsNullOrWhiteSpace(extra))
            ? new TableProblem("Row.Fields", Number(fields.Length), Number(Headers.Count))
            : null;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One row of a file.</summary>
public sealed class TableRow
{
    private string[] fields = [];

    /// <summary>The line where it begins, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Why it cannot be read; null when it can.</summary>
    public TableProblem? Problem { get; private set; }

    /// <summary>A field as it is written.</summary>
    public string this[TableColumn column] => column.Index < fields.Length ? fields[column.Index] : string.Empty;

    /// <summary>All fields.</summary>
    public IReadOnlyList<string> Fields => fields;

    internal void Fill(int line, string[] values, TableProblem? problem)
    {
        Line = line;
        fields = values;
        Problem = problem;
    }
}
