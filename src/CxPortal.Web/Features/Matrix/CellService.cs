using CxPortal.Data;
using CxPortal.Domain.Journeys;
using CxPortal.Web.Infrastructure.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Matrix;

/// <summary>Writes cells: one or many, all of them or none.</summary>
public sealed class CellService(
    CxPortalDbContext database, IDatabaseProvider provider, CellContentReader reader, CellAnswers answers, IStringLocalizer<MatrixText> text)
{
    /// <summary>The most cells one request may write.</summary>
    public const int MaxBatch = 500;

    /// <summary>
    /// Writes cells. Content that is already there is left alone, whatever version was expected, so a repeated request does no harm.
    /// </summary>
    /// <param name="journeyId">The journey.</param>
    /// <param name="items">The cells, each with the version expected.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Done: the cells as they are now. Stale: those that somebody else changed, as they are now. NotFound: a lane or touchpoint is not
    /// of this journey or is archived. Invalid: fields are named <c>cells[i].…</c>.</returns>
    public async Task<Outcome<IReadOnlyList<CellAnswer>>> WriteAsync(
        long journeyId, IReadOnlyList<CellBatchItem> items, CancellationToken cancellationToken)
    {
        if (await RefusalAsync(journeyId, items, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var laneTypes = await LaneTypesAsync(journeyId, items, cancellationToken);
        if (laneTypes is null || !await HasTouchpointsAsync(journeyId, items, cancellationToken))
        {
            return Outcome<IReadOnlyList<CellAnswer>>.NotFound;
        }

        var contents = await reader.ReadAsync(items, laneTypes, cancellationToken);
        if (!contents.IsDone)
        {
            return Outcome<IReadOnlyList<CellAnswer>>.Invalid(contents.Problems);
        }

        var cells = await LoadAsync(journeyId, items, cancellationToken);
        var conflicts = new List<CellBatchItem>();
        for (var index = 0; index < items.Count; index++)
        {
            var item = items[index];
            if (!Apply(journeyId, item, laneTypes[item.LaneId], contents.Value![index], cells))
            {
                conflicts.Add(item);
            }
        }

        if (conflicts.Count > 0 || !await TrySaveAsync(cancellationToken))
        {
            database.ChangeTracker.Clear();
            return Outcome<IReadOnlyList<CellAnswer>>.StaleBecause(
                await answers.OfAsync(journeyId, conflicts.Count > 0 ? conflicts : items, withTotals: false, cancellationToken));
        }

        database.ChangeTracker.Clear();
        return new Outcome<IReadOnlyList<CellAnswer>> { Value = await answers.OfAsync(journeyId, items, withTotals: true, cancellationToken) };
    }

    private async Task<Outcome<IReadOnlyList<CellAnswer>>?> RefusalAsync(
        long journeyId, IReadOnlyList<CellBatchItem> items, CancellationToken cancellationToken)
    {
        var journey = await database.Journeys
            .AsNoTracking()
            .Where(row => row.Id == journeyId)
            .Select(row => new { row.ArchivedAt })
            .SingleOrDefaultAsync(cancellationToken);
        if (journey is null)
        {
            return Outcome<IReadOnlyList<CellAnswer>>.NotFound;
        }

        var message = journey.ArchivedAt is not null ? text["Problem.Archived"]
            : items.Count == 0 ? text["Problem.NoCells"]
            : items.Count > MaxBatch ? text["Problem.TooManyCells", MaxBatch]
            : items.DistinctBy(item => (item.LaneId, item.TouchpointId)).Count() < items.Count ? text["Problem.SameCellTwice"]
            : null;
        return message is null ? null : Outcome<IReadOnlyList<CellAnswer>>.Invalid(string.Empty, message);
    }

    private async Task<Dictionary<long, LaneType>?> LaneTypesAsync(
        long journeyId, IReadOnlyList<CellBatchItem> items, CancellationToken cancellationToken)
    {
        var ids = items.Select(item => item.LaneId).Distinct().ToList();
        var types = await database.Lanes
            .AsNoTracking()
            .Where(lane => lane.JourneyId == journeyId && lane.ArchivedAt == null && ids.Contains(lane.Id))
            .ToDictionaryAsync(lane => lane.Id, lane => lane.Type, cancellationToken);
        return types.Count == ids.Count ? types : null;
    }

    private async Task<bool> HasTouchpointsAsync(long journeyId, IReadOnlyList<CellBatchItem> items, CancellationToken cancellationToken)
    {
        var ids = items.Select(item => item.TouchpointId).Distinct().ToList();
        return ids.Count == await database.Touchpoints.CountAsync(
            touchpoint => touchpoint.JourneyId == journeyId && touchpoint.ArchivedAt == null && touchpoint.Stage!.ArchivedAt == null
                && ids.Contains(touchpoint.Id),
            cancellationToken);
    }

    private async Task<Dictionary<(long LaneId, long TouchpointId), Cell>> LoadAsync(
        long journeyId, IReadOnlyList<CellBatchItem> items, CancellationToken cancellationToken)
    {
        var lanes = items.Select(item => item.LaneId).Distinct().ToList();
        var touchpoints = items.Select(item => item.TouchpointId).Distinct().ToList();
        return await database.Cells
            .Include(cell => cell.Chips)
            .Where(cell => cell.JourneyId == journeyId && lanes.Contains(cell.LaneId) && touchpoints.Contains(cell.TouchpointId))
            .ToDictionaryAsync(cell => (cell.LaneId, cell.TouchpointId), cancellationToken);
    }

    /// <summary>Writes one cell into the change tracker; false when another version was expected.</summary>
    private bool Apply(
        long journeyId, CellBatchItem item, LaneType type, CellContent content, Dictionary<(long LaneId, long TouchpointId), Cell> cells)
    {
        var cell = cells.GetValueOrDefault((item.LaneId, item.TouchpointId));
        if ((cell?.Content ?? CellContent.Empty).Equals(content))
        {
            return true;
        }

        if ((cell?.Version ?? 0) != item.Version)
        {
            return false;
        }

        if (cell is null)
        {
            cell = new Cell { JourneyId = journeyId, LaneId = item.LaneId, TouchpointId = item.TouchpointId };
            cell.Write(type, content);
            database.Cells.Add(cell);
            return true;
        }

        cell.Write(type, content);
        database.MarkChanged(cell);
        return true;
    }

    private async Task<bool> TrySaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
        catch (DbUpdateException exception) when (provider.IsUniqueViolation(exception))
        {
            return false;
        }
    }
}
