using CxPortal.Domain.Journeys;
using CxPortal.Web.Infrastructure.Http;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Matrix.Structure;

/// <summary>Moves, copies, merges and splits stages.</summary>
public sealed class StageArrangementService(StructureStore store, StageService stages, TouchpointCopier copier)
{
    /// <summary>Moves a stage behind another one, or to the first place.</summary>
    public async Task<Outcome<StructureChange>> MoveAsync(long journeyId, long stageId, PositionBody body, CancellationToken cancellationToken)
    {
        var (refusal, all, stage) = await FindAsync(journeyId, stageId, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        var after = body.AfterId is { } id ? all.Find(row => row.Id == id) : null;
        if ((after is null && body.AfterId is not null) || after == stage)
        {
            return Outcome<StructureChange>.NotFound;
        }

        var place = all.IndexOf(stage!);
        var previous = place == 0 ? null : all[place - 1];
        all.Remove(stage!);
        StructureStore.StagePlacement.Put(all, stage!, after);
        return await store.SaveAsync(
            () => stages.Placed("Done.StageMoved", stage!, all) with
            {
                Undo = new UndoRequest("PUT", StageService.Url(stage!) + "/position", new PositionBody(previous?.Id, null)),
            },
            cancellationToken);
    }

    /// <summary>Puts a copy of a stage with its touchpoints behind it.</summary>
    public async Task<Outcome<StructureChange>> CopyAsync(long journeyId, long stageId, bool withContent, CancellationToken cancellationToken)
    {
        var (refusal, all, original) = await FindAsync(journeyId, stageId, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        var title = await store.ContentTextAsync(journeyId, "Copy.Title", cancellationToken, original!.Title);
        var copy = new Stage
        {
            JourneyId = journeyId,
            Key = await store.NewStageKeyAsync(journeyId, original.Key, cancellationToken),
            Title = title.Length > Stage.MaxTitleLength ? original.Title : title,
        };
        store.Database.Stages.Add(copy);
        StructureStore.StagePlacement.Put(all, copy, original);
        await copier.CopyAsync(
            await store.TouchpointsAsync(original.Id, cancellationToken), copy,
            await store.StepKeysAsync(journeyId, cancellationToken), withContent, cancellationToken);
        return await store.SaveAsync(
            () => stages.Placed("Done.StageAdded", copy, all) with { Undo = new UndoRequest("DELETE", StageService.Url(copy)) }, cancellationToken);
    }

    /// <summary>Gives the touchpoints of a stage to the one before it and archives the stage.</summary>
    public async Task<Outcome<StructureChange>> MergeAsync(long journeyId, long stageId, CancellationToken cancellationToken)
    {
        var (refusal, all, stage) = await FindAsync(journeyId, stageId, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        var place = all.IndexOf(stage!);
        if (place == 0)
        {
            return Outcome<StructureChange>.Invalid(string.Empty, store.Text["Problem.NothingBefore"]);
        }

        var target = all[place - 1];
        var moved = await store.TouchpointsAsync(stageId, cancellationToken);
        var siblings = await store.TouchpointsAsync(target.Id, cancellationToken);
        foreach (var touchpoint in moved)
        {
            touchpoint.Stage = target;
            StructureStore.TouchpointPlacement.Put(siblings, touchpoint, siblings.LastOrDefault());
        }

        stage!.ArchivedAt = store.Now;
        return await store.SaveAsync(
            () => new StructureChange(
                store.Text["Done.StageMerged", stage.Title, target.Title],
                "s" + target.Id,
                moved.Count == 0 ? null : new UndoRequest("POST", StageService.Url(target) + "/split", new SplitBody(moved[0].Id, stage.Id))),
            cancellationToken);
    }

    /// <summary>Makes a new stage of a touchpoint and those after it.</summary>
    public async Task<Outcome<StructureChange>> SplitAsync(long journeyId, long stageId, SplitBody body, CancellationToken cancellationToken)
    {
        var (refusal, all, stage) = await FindAsync(journeyId, stageId, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        var touchpoints = await store.TouchpointsAsync(stageId, cancellationToken);
        var first = touchpoints.FindIndex(touchpoint => touchpoint.Id == body.TouchpointId);
        var target = await SplitTargetAsync(journeyId, body.StageId, cancellationToken);
        if (first < 0 || target is null)
        {
            return Outcome<StructureChange>.NotFound;
        }

        if (first == 0)
        {
            return Outcome<StructureChange>.Invalid(string.Empty, store.Text["Problem.NothingToSplit"]);
        }

        StructureStore.StagePlacement.Put(all, target, stage);
        foreach (var touchpoint in touchpoints.Skip(first))
        {
            touchpoint.Stage = target;
        }

        return await store.SaveAsync(
            () => stages.Placed("Done.StageAdded", target, all) with { Undo = new UndoRequest("POST", StageService.Url(target) + "/merge") },
            cancellationToken);
    }

    private async Task<Stage?> SplitTargetAsync(long journeyId, long? archivedId, CancellationToken cancellationToken)
    {
        if (archivedId is not null)
        {
            var archived = await store.Database.Stages.SingleOrDefaultAsync(
                row => row.Id == archivedId && row.JourneyId == journeyId && row.ArchivedAt != null, cancellationToken);
            archived?.ArchivedAt = null;

            return archived;
        }

        var title = await store.ContentTextAsync(journeyId, "Stage.Default", cancellationToken);
        var stage = new Stage { JourneyId = journeyId, Key = await store.NewStageKeyAsync(journeyId, title, cancellationToken), Title = title };
        store.Database.Stages.Add(stage);
        return stage;
    }

    private async Task<(Outcome<StructureChange>? Refusal, List<Stage> All, Stage? Stage)> FindAsync(
        long journeyId, long stageId, CancellationToken cancellationToken)
    {
        if (await store.RefusalAsync(journeyId, cancellationToken) is { } refusal)
        {
            return (refusal, [], null);
        }

        var all = await store.StagesAsync(journeyId, cancellationToken);
        var stage = all.Find(row => row.Id == stageId);
        return (stage is null ? Outcome<StructureChange>.NotFound : null, all, stage);
    }
}
