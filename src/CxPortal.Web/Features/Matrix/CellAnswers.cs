using CxPortal.Data;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Matrix;

/// <summary>Reads cells in the form in which scripts are told about them.</summary>
public sealed class CellAnswers(CxPortalDbContext database, JourneyMatrixQueries queries, CellRenderer renderer)
{
    /// <summary>One cell with the totals of its column and row; null when lane or touchpoint is not of this journey or is archived.</summary>
    public async Task<CellAnswer?> FindAsync(long journeyId, long laneId, long touchpointId, CancellationToken cancellationToken)
    {
        var isThere = await database.Lanes.AnyAsync(
                lane => lane.Id == laneId && lane.JourneyId == journeyId && lane.ArchivedAt == null, cancellationToken)
            && await database.Touchpoints.AnyAsync(
                touchpoint => touchpoint.Id == touchpointId && touchpoint.JourneyId == journeyId
                    && touchpoint.ArchivedAt == null && touchpoint.Stage!.ArchivedAt == null,
                cancellationToken);
        return isThere ? (await OfAsync(journeyId, [new CellBatchItem(laneId, touchpointId, 0, null)], withTotals: true, cancellationToken))[0] : null;
    }

    /// <summary>Cells as they are stored now, in the order asked for.</summary>
    /// <param name="journeyId">The journey, to which all of them belong.</param>
    /// <param name="items">Which cells.</param>
    /// <param name="withTotals">Whether each answer says how much of its column and row is filled.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<IReadOnlyList<CellAnswer>> OfAsync(
        long journeyId, IReadOnlyList<CellBatchItem> items, bool withTotals, CancellationToken cancellationToken)
    {
        var laneIds = items.Select(item => item.LaneId).Distinct().ToList();
        var touchpointIds = items.Select(item => item.TouchpointId).Distinct().ToList();
        var types = await database.Lanes
            .AsNoTracking()
            .Where(lane => lane.JourneyId == journeyId && laneIds.Contains(lane.Id))
            .ToDictionaryAsync(lane => lane.Id, lane => lane.Type, cancellationToken);
        var cells = (await queries.CellsAsync(
                database.Cells.Where(cell => cell.JourneyId == journeyId && laneIds.Contains(cell.LaneId) && touchpointIds.Contains(cell.TouchpointId)),
                cancellationToken))
            .ToDictionary(cell => (cell.LaneId, cell.TouchpointId));
        var totals = withTotals ? await TotalsAsync(journeyId, laneIds, touchpointIds, cancellationToken) : default;
        return
        [
            .. items.Select(item =>
            {
                var cell = cells.GetValueOrDefault((item.LaneId, item.TouchpointId)) ?? CellData.None(item.LaneId, item.TouchpointId);
                return new CellAnswer(
                    item.LaneId,
                    item.TouchpointId,
                    cell.Version,
                    renderer.Body(cell, types[item.LaneId]),
                    CellBody.Of(cell),
                    cell.Content.IsEmpty ? "empty" : "filled",
                    CellRenderer.IsClipped(cell.Content),
                    totals.Columns is null ? null : new Dictionary<long, int[]> { [item.TouchpointId] = totals.Columns[item.TouchpointId] },
                    totals.Rows is null ? null : new Dictionary<long, int[]> { [item.LaneId] = totals.Rows[item.LaneId] });
            }),
        ];
    }

    private async Task<(Dictionary<long, int[]>? Columns, Dictionary<long, int[]>? Rows)> TotalsAsync(
        long journeyId, List<long> laneIds, List<long> touchpointIds, CancellationToken cancellationToken)
    {
        var filled = await database.Cells
            .AsNoTracking()
            .Where(cell => cell.JourneyId == journeyId && (laneIds.Contains(cell.LaneId) || touchpointIds.Contains(cell.TouchpointId)))
            .Where(cell => cell.Lane!.ArchivedAt == null && cell.Touchpoint!.ArchivedAt == null && cell.Touchpoint.Stage!.ArchivedAt == null)
            .Where(cell => cell.Text != null || cell.Emotion != null || cell.NeedWhen != null || cell.NeedWant != null
                || cell.NeedSoThat != null || cell.NeedImportance != null || cell.Chips.Count > 0)
            .Select(cell => new { cell.LaneId, cell.TouchpointId })
            .ToListAsync(cancellationToken);
        var lanes = await database.Lanes.CountAsync(lane => lane.JourneyId == journeyId && lane.ArchivedAt == null, cancellationToken);
        var touchpoints = await database.Touchpoints.CountAsync(
            touchpoint => touchpoint.JourneyId == journeyId && touchpoint.ArchivedAt == null && touchpoint.Stage!.ArchivedAt == null, cancellationToken);
        return (
            touchpointIds.ToDictionary(id => id, id => new[] { filled.Count(cell => cell.TouchpointId == id), lanes }),
            laneIds.ToDictionary(id => id, id => new[] { filled.Count(cell => cell.LaneId == id), touchpoints }));
    }
}
