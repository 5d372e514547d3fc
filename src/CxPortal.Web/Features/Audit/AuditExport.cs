using System.Globalization;
using System.Text;
using CxPortal.Data;
using CxPortal.Data.Audit;
using CxPortal.Web.Infrastructure.Localization;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Audit;

/// <summary>Writes the audit trail as CSV, a chunk at a time, so that its length does not matter.</summary>
public sealed class AuditExport(CxPortalDbContext database, OrganisationClock organisation, DisplayTime time)
{
    private const int ChunkSize = 1000;

    private static readonly string[] Columns =
        ["id", "occurredAt", "localTime", "actor", "operation", "action", "subject", "subjectId", "subjectName", "journeyId", "before", "after", "reason", "ipAddress", "correlationId"];

    /// <summary>Notes in the trail that it is exported.</summary>
    public async Task RecordAsync(CancellationToken cancellationToken)
    {
        database.RecordAct("Audit", "csv");
        await database.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Writes the entries that the filter asks for, the newest first. Separator and local time follow the language.</summary>
    public async Task WriteAsync(AuditFilter filter, Stream target, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await WriteLineAsync(writer, Columns, cancellationToken);
        while (true)
        {
            var found = await filter.FindAsync(database, organisation, cancellationToken);
            var chunk = await found.Take(ChunkSize).ToListAsync(cancellationToken);
            foreach (var entry in chunk)
            {
                await WriteLineAsync(writer, Values(entry), cancellationToken);
            }

            await writer.FlushAsync(cancellationToken);
            if (chunk.Count < ChunkSize)
            {
                return;
            }

            filter.Before = chunk[^1].Id;
        }
    }

    private IEnumerable<string?> Values(AuditEntry entry) =>
    [
        entry.Id.ToString(CultureInfo.InvariantCulture),
        entry.OccurredAt.ToString("O", CultureInfo.InvariantCulture),
        time.Stamp(entry.OccurredAt),
        entry.Actor,
        entry.Operation,
        entry.Action.ToString(),
        entry.Subject,
        entry.SubjectId,
        entry.SubjectName,
        entry.JourneyId?.ToString(CultureInfo.InvariantCulture),
        entry.Before,
        entry.After,
        entry.Reason,
        entry.IpAddress,
        entry.CorrelationId.ToString(),
    ];

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
