using System.Globalization;
using System.Text.Json;
using CxPortal.Data;
using CxPortal.Data.Audit;
using CxPortal.Domain.Journeys;
using CxPortal.Domain.Journeys.Exchange;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Exchange;

/// <summary>Tells from the audit trail which of an import's changes would overwrite what somebody changed here after the export.</summary>
public sealed class ChangedSinceExport(CxPortalDbContext database)
{
    private static readonly string[] Watched =
        [nameof(Journey), nameof(Stage), nameof(Touchpoint), nameof(TouchpointLink), nameof(EvidencePicture), nameof(Lane), nameof(Cell), nameof(CellChip)];

    /// <summary>The changes, those that concern something changed since marked with by whom and when.</summary>
    /// <param name="journeyId">The journey.</param>
    /// <param name="exportedAt">When the file was made (UTC).</param>
    /// <param name="changes">What the import would do.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<IReadOnlyList<ImportChange>> MarkAsync(
        long journeyId, DateTime exportedAt, IReadOnlyList<ImportChange> changes, CancellationToken cancellationToken)
    {
        var entries = await database.AuditEntries.AsNoTracking()
            .Where(entry => entry.JourneyId == journeyId && entry.OccurredAt > exportedAt && entry.Action != AuditAction.Performed)
            .Where(entry => Watched.Contains(entry.Subject))
            .OrderBy(entry => entry.Id)
            .ToListAsync(cancellationToken);
        var touched = new Dictionary<(ImportSubject, string), AuditEntry>();
        var names = await NamesAsync(journeyId, cancellationToken);
        foreach (var entry in entries)
        {
            if (names.Find(entry) is { } subject)
            {
                touched[subject] = entry;
            }
        }

        return
        [
            .. changes.Select(change => touched.TryGetValue((change.Subject, change.Key), out var entry)
                ? change with { ChangedSinceBy = entry.Actor, ChangedSinceAt = entry.OccurredAt }
                : change),
        ];
    }

    private async Task<Names> NamesAsync(long journeyId, CancellationToken cancellationToken)
    {
        var journey = await database.Journeys.Where(row => row.Id == journeyId).Select(row => row.Key).SingleAsync(cancellationToken);
        var stages = await database.Stages.Where(row => row.JourneyId == journeyId).ToDictionaryAsync(row => row.Id, row => row.Key, cancellationToken);
        var touchpoints = await database.Touchpoints.Where(row => row.JourneyId == journeyId)
            .ToDictionaryAsync(row => row.Id, row => row.StepKey, cancellationToken);
        var lanes = await database.Lanes.Where(row => row.JourneyId == journeyId).ToDictionaryAsync(row => row.Id, row => row.Key, cancellationToken);
        var cells = await database.Cells.Where(row => row.JourneyId == journeyId)
            .Select(row => new { row.Id, row.LaneId, row.TouchpointId }).ToListAsync(cancellationToken);
        var chips = await database.CellChips.Where(row => row.JourneyId == journeyId).ToDictionaryAsync(row => row.Id, row => row.CellId, cancellationToken);
        return new Names(
            journey, stages, touchpoints, lanes, cells.ToDictionary(row => row.Id, row => lanes[row.LaneId] + ":" + touchpoints[row.TouchpointId]), chips);
    }

    /// <summary>Keys of the journey's parts by database id.</summary>
    private sealed record Names(
        string Journey, Dictionary<long, string> Stages, Dictionary<long, string> Touchpoints, Dictionary<long, string> Lanes,
        Dictionary<long, string> Cells, Dictionary<long, long> ChipCells)
    {
        public (ImportSubject, string)? Find(AuditEntry entry) => entry.Subject switch
        {
            nameof(Domain.Journeys.Journey) => (ImportSubject.Journey, Journey),
            nameof(Stage) => Find(ImportSubject.Stage, Stages, IdOf(entry)),
            nameof(Touchpoint) => Find(ImportSubject.Touchpoint, Touchpoints, IdOf(entry)),
            nameof(TouchpointLink) or nameof(EvidencePicture) => Find(ImportSubject.Touchpoint, Touchpoints, Named(entry, nameof(TouchpointLink.TouchpointId))),
            nameof(Lane) => Find(ImportSubject.Lane, Lanes, IdOf(entry)),
            nameof(Cell) => Find(ImportSubject.Cell, Cells, IdOf(entry)),
            _ => Find(
                ImportSubject.Cell, Cells, IdOf(entry) is { } id && ChipCells.TryGetValue(id, out var cell) ? cell : Named(entry, nameof(CellChip.CellId))),
        };

        private static (ImportSubject, string)? Find(ImportSubject subject, Dictionary<long, string> keys, long? id) =>
            id is { } known && keys.TryGetValue(known, out var key) ? (subject, key) : null;

        private static long? IdOf(AuditEntry entry) => long.TryParse(entry.SubjectId, CultureInfo.InvariantCulture, out var id) ? id : null;

        /// <summary>A value that an added or removed row carried.</summary>
        private static long? Named(AuditEntry entry, string name)
        {
            using var values = JsonDocument.Parse(entry.After ?? entry.Before ?? "{}");
            return values.RootElement.TryGetProperty(name, out var value) && value.TryGetInt64(out var id) ? id : null;
        }
    }
}
