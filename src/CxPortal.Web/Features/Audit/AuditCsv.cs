using System.Globalization;
using System.Text;
using CxPortal.Data.Audit;

namespace CxPortal.Web.Features.Audit;

/// <summary>The audit trail as CSV (RFC 4180, UTF-8 with a byte order mark, so that Excel knows it).</summary>
internal static class AuditCsv
{
    private const int LinesBetweenFlushes = 1000;

    /// <summary>Writes the entries.</summary>
    public static async Task WriteAsync(IAsyncEnumerable<AuditEntry> entries, AuditRows rows, Stream target, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await WriteLineAsync(writer, AuditRows.Columns, cancellationToken);
        var lines = 0;
        await foreach (var entry in entries.WithCancellation(cancellationToken))
        {
            await WriteLineAsync(writer, rows.Values(entry), cancellationToken);
            if (++lines % LinesBetweenFlushes == 0)
            {
                await writer.FlushAsync(cancellationToken);
            }
        }
    }

    private static Task WriteLineAsync(StreamWriter writer, IEnumerable<string?> values, CancellationToken cancellationToken)
    {
        var separator = CultureInfo.CurrentCulture.TextInfo.ListSeparator;
        return writer.WriteAsync((string.Join(separator, values.Select(value => CsvField.Of(value, separator))) + "\r\n").AsMemory(), cancellationToken);
    }
}

/// <summary>Fields of a CSV file.</summary>
internal static class CsvField
{
    /// <summary>A text as a field: quoted where it must be, and never a formula when a spreadsheet opens the file.</summary>
    public static string Of(string? text, string separator)
    {
        if (string.IsNullOrEmpty(text))
        {
            return string.Empty;
        }

        var safe = text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;
        return safe.Contains(separator, StringComparison.Ordinal) || safe.AsSpan().IndexOfAny("\"\r\n") >= 0
            ? "\"" + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + "\""
            : safe;
    }
}
