using System.Globalization;
using CxPortal.Data.Audit;
using CxPortal.Web.Infrastructure.Localization;

namespace CxPortal.Web.Features.Audit;

/// <summary>The columns that the trail has in spreadsheets.</summary>
/// <param name="time">Says what time it was for the reader.</param>
internal sealed class AuditRows(DisplayTime time)
{
    /// <summary>Their names, which do not depend on the language.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        ["id", "occurredAt", "localTime", "actor", "operation", "action", "subject", "subjectId", "subjectName", "journeyId", "before", "after", "reason", "ipAddress", "correlationId"];

    /// <summary>An entry in these columns.</summary>
    public IReadOnlyList<string?> Values(AuditEntry entry) =>
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
}
