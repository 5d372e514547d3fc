using System.Runtime.CompilerServices;
using CxPortal.Data;
using CxPortal.Data.Audit;
using CxPortal.Web.Infrastructure.Localization;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Audit;

/// <summary>The forms in which the audit trail leaves the portal.</summary>
public enum AuditFormat
{
    /// <summary>Lines for spreadsheets; separator and local time follow the language.</summary>
    Csv,

    /// <summary>An Excel workbook with the same columns.</summary>
    Xlsx,

    /// <summary>One array for programs, with the values before and after as objects.</summary>
    Json,
}

/// <summary>Writes the audit trail to a file, a chunk at a time, so that its length does not matter.</summary>
public sealed class AuditExport(CxPortalDbContext database, OrganisationClock organisation, DisplayTime time)
{
    private const int ChunkSize = 1000;

    /// <summary>Notes in the trail that it is exported.</summary>
    public async Task RecordAsync(AuditFormat format, CancellationToken cancellationToken)
    {
        database.RecordAct("Audit", format.ToString().ToLowerInvariant());
        await database.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Writes the entries that the filter asks for, all pages of them, the newest first.</summary>
    public Task WriteAsync(AuditFilter filter, AuditFormat format, Stream target, CancellationToken cancellationToken)
    {
        var entries = ReadAsync(filter, cancellationToken);
        return format switch
        {
            AuditFormat.Xlsx => AuditWorkbook.WriteAsync(entries, new AuditRows(time), target, cancellationToken),
            AuditFormat.Json => AuditJson.WriteAsync(entries, target, cancellationToken),
            _ => AuditCsv.WriteAsync(entries, new AuditRows(time), target, cancellationToken),
        };
    }

    private async IAsyncEnumerable<AuditEntry> ReadAsync(AuditFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        filter.Before = null;
        while (true)
        {
            var found = await filter.FindAsync(database, organisation, cancellationToken);
            var chunk = await found.Take(ChunkSize).ToListAsync(cancellationToken);
            foreach (var entry in chunk)
            {
                yield return entry;
            }

            if (chunk.Count < ChunkSize)
            {
                yield break;
            }

            filter.Before = chunk[^1].Id;
        }
    }
}
