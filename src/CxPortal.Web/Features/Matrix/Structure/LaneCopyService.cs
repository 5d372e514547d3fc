using CxPortal.Domain.Journeys;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Localization;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Matrix.Structure;

/// <summary>Copies lanes within a journey and into another one.</summary>
public sealed class LaneCopyService(StructureStore store, LaneService lanes)
{
    /// <summary>Puts a copy of a custom lane below it.</summary>
    public async Task<Outcome<StructureChange>> CopyAsync(long journeyId, long laneId, bool withContent, CancellationToken cancellationToken)
    {
        if (await store.RefusalAsync(journeyId, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var all = await store.LanesAsync(journeyId, cancellationToken);
        var original = all.Find(row => row.Id == laneId);
        if (original is null)
        {
            return Outcome<StructureChange>.NotFound;
        }

        if (original.IsCanonical)
        {
            return Outcome<StructureChange>.Invalid(string.Empty, store.Text["Problem.CanonicalLane"]);
        }

        var title = await store.ContentTextAsync(journeyId, "Copy.Title", cancellationToken, original.Title!);
        var copy = NewLane(
            journeyId, original, await store.NewLaneKeyAsync(journeyId, original.Key, cancellationToken),
            title.Length > Lane.MaxTitleLength ? original.Title : title);
        StructureStore.LanePlacement.Put(all, copy, original);
        if (withContent)
        {
            foreach (var cell in await FilledCellsAsync(original.Id, cancellationToken))
            {
                AddCell(journeyId, copy, cell.TouchpointId, cell);
            }
        }

        return await store.SaveAsync(
            () => lanes.Placed("Done.LaneAdded", copy, all) with { Undo = new UndoRequest("DELETE", LaneService.Url(copy)) }, cancellationToken);
    }

    /// <summary>
    /// Copies a lane into another journey, with the cells of touchpoints that both journeys have by key. A custom lane becomes a new lane;
    /// of a canonical lane only those cells are copied that are empty over there.
    /// </summary>
    public async Task<Outcome<StructureChange>> CopyToAsync(long journeyId, long laneId, long targetJourneyId, CancellationToken cancellationToken)
    {
        if ((await store.RefusalAsync(journeyId, cancellationToken) ?? await store.RefusalAsync(targetJourneyId, cancellationToken)) is { } refusal)
        {
            return refusal;
        }

        var original = (await store.LanesAsync(journeyId, cancellationToken)).Find(row => row.Id == laneId);
        if (original is null)
        {
            return Outcome<StructureChange>.NotFound;
        }

        if (journeyId == targetJourneyId)
        {
            return Outcome<StructureChange>.Invalid(string.Empty, store.Text["Problem.SameJourney"]);
        }

        var target = await TargetLaneAsync(original, targetJourneyId, cancellationToken);
        var count = await CopyCellsAsync(original, target, cancellationToken);
        var title = await store.Database.Journeys.Where(row => row.Id == targetJourneyId).Select(row => row.Title).SingleAsync(cancellationToken);
        return await store.SaveAsync(
            () => new StructureChange(store.Text.Count("Done.LaneCopied", count, lanes.NameOf(original), title), "l" + original.Id), cancellationToken);
    }

    private async Task<Lane> TargetLaneAsync(Lane original, long targetJourneyId, CancellationToken cancellationToken)
    {
        var all = await store.LanesAsync(targetJourneyId, cancellationToken);
        if (original.IsCanonical)
        {
            var existing = all.Find(row => row.Type == original.Type) ?? await store.Database.Lanes.FirstOrDefaultAsync(
                row => row.JourneyId == targetJourneyId && row.Type == original.Type, cancellationToken);
            if (existing is not null)
            {
                existing.ArchivedAt = null;
                return existing;
            }
        }

        var key = original.IsCanonical ? original.Key : await store.NewLaneKeyAsync(targetJourneyId, original.Key, cancellationToken);
        var lane = NewLane(targetJourneyId, original, key, original.Title);
        StructureStore.LanePlacement.Put(all, lane, all.LastOrDefault());
        return lane;
    }

    private async Task<int> CopyCellsAsync(Lane original, Lane target, CancellationToken cancellationToken)
    {
        var keys = await store.Database.Touchpoints
            .Where(row => row.JourneyId == original.JourneyId)
            .ToDictionaryAsync(row => row.Id, row => row.StepKey, cancellationToken);
        var columns = await store.Database.Touchpoints
            .Where(row => row.JourneyId == target.JourneyId && row.ArchivedAt == null && row.Stage!.ArchivedAt == null)
            .ToDictionaryAsync(row => row.StepKey, row => row.Id, cancellationToken);
        var present = target.Id == 0
            ? []
            : await store.Database.Cells.Include(row => row.Chips).Where(row => row.LaneId == target.Id)
                .ToDictionaryAsync(row => row.TouchpointId, cancellationToken);
        var count = 0;
        foreach (var cell in await FilledCellsAsync(original.Id, cancellationToken))
        {
            if (!columns.TryGetValue(keys[cell.TouchpointId], out var touchpointId))
            {
                continue;
            }

            if (!present.TryGetValue(touchpointId, out var there))
            {
                AddCell(target.JourneyId, target, touchpointId, cell);
                count++;
            }
            else if (there.IsEmpty)
            {
                there.Write(target.Type, cell.Content);
                store.Database.MarkChanged(there);
                count++;
            }
        }

        return count;
    }

    private async Task<List<Cell>> FilledCellsAsync(long laneId, CancellationToken cancellationToken) => (await store.Database.Cells
            .AsNoTracking()
            .Include(row => row.Chips)
            .Where(row => row.LaneId == laneId && row.Touchpoint!.ArchivedAt == null && row.Touchpoint.Stage!.ArchivedAt == null)
            .ToListAsync(cancellationToken))
        .FindAll(cell => !cell.IsEmpty);

    private Lane NewLane(long journeyId, Lane original, string key, string? title)
    {
        var lane = new Lane { JourneyId = journeyId, Key = key, Title = title, Type = original.Type, Role = original.Role };
        store.Database.Lanes.Add(lane);
        return lane;
    }

    private void AddCell(long journeyId, Lane lane, long touchpointId, Cell original)
    {
        var cell = new Cell { JourneyId = journeyId, Lane = lane, TouchpointId = touchpointId };
        cell.Write(lane.Type, original.Content);
        store.Database.Cells.Add(cell);
    }
}
