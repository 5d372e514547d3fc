using CxPortal.Domain.Journeys;
using CxPortal.Web.Infrastructure.Http;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Matrix.Structure;

/// <summary>Adds, changes, archives and brings back touchpoints.</summary>
public sealed class TouchpointService(StructureStore store)
{
    /// <summary>Adds a touchpoint to a stage.</summary>
    public async Task<Outcome<StructureChange>> CreateAsync(long journeyId, NewPartBody body, CancellationToken cancellationToken)
    {
        if (await store.RefusalAsync(journeyId, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        if (store.TitleProblem(body.Title, Touchpoint.MaxTitleLength) is { } problem)
        {
            return problem;
        }

        var stage = (await store.StagesAsync(journeyId, cancellationToken)).Find(row => row.Id == body.StageId);
        var siblings = stage is null ? [] : await store.TouchpointsAsync(stage.Id, cancellationToken);
        if (stage is null || !TryFindNeighbour(siblings, body, out var after))
        {
            return Outcome<StructureChange>.NotFound;
        }

        var touchpoint = new Touchpoint
        {
            JourneyId = journeyId,
            Stage = stage,
            StepKey = StructureStore.NewStepKey(await store.StepKeysAsync(journeyId, cancellationToken), body.Title!),
            Title = body.Title!.Trim(),
        };
        store.Database.Touchpoints.Add(touchpoint);
        StructureStore.TouchpointPlacement.Put(siblings, touchpoint, after);
        return await store.SaveAsync(
            () => Placed("Done.TouchpointAdded", touchpoint, siblings, stage) with { Undo = new UndoRequest("DELETE", Url(touchpoint)) }, cancellationToken);
    }

    /// <summary>Gives a touchpoint another title, or flags it as a moment of truth.</summary>
    public async Task<Outcome<StructureChange>> ChangeAsync(
        long journeyId, long touchpointId, PartPatchBody body, int version, CancellationToken cancellationToken)
    {
        if (await store.RefusalAsync(journeyId, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var touchpoint = await FindAsync(journeyId, touchpointId, cancellationToken);
        if (touchpoint is null)
        {
            return Outcome<StructureChange>.NotFound;
        }

        if (touchpoint.Version != version)
        {
            return Outcome<StructureChange>.StaleBecause(null);
        }

        if (body.Title is not null && store.TitleProblem(body.Title, Touchpoint.MaxTitleLength) is { } problem)
        {
            return problem;
        }

        touchpoint.Title = body.Title?.Trim() ?? touchpoint.Title;
        touchpoint.IsMomentOfTruth = body.IsMomentOfTruth ?? touchpoint.IsMomentOfTruth;
        var key = body.IsMomentOfTruth switch { true => "Done.MomentSet", false => "Done.MomentCleared", _ => "Done.TouchpointRenamed" };
        return await store.SaveAsync(() => new StructureChange(store.Text[key, touchpoint.Title], "t" + touchpoint.Id), cancellationToken);
    }

    /// <summary>Puts a touchpoint into the archive; in place of the last one of its stage a new one is made.</summary>
    public async Task<Outcome<StructureChange>> ArchiveAsync(long journeyId, long touchpointId, CancellationToken cancellationToken)
    {
        if (await store.RefusalAsync(journeyId, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var touchpoint = await FindAsync(journeyId, touchpointId, cancellationToken);
        if (touchpoint is null)
        {
            return Outcome<StructureChange>.NotFound;
        }

        var siblings = await store.TouchpointsAsync(touchpoint.StageId, cancellationToken);
        Touchpoint? standIn = null;
        if (siblings.Count == 1)
        {
            standIn = await store.DefaultTouchpointAsync(journeyId, touchpoint.Stage!, cancellationToken);
            store.Database.Touchpoints.Add(standIn);
        }

        touchpoint.ArchivedAt = store.Now;
        var place = siblings.IndexOf(touchpoint);
        var next = standIn ?? siblings[place == 0 ? 1 : place - 1];
        return await store.SaveAsync(
            () => new StructureChange(
                store.Text["Done.TouchpointArchived", touchpoint.Title],
                "t" + next.Id,
                new UndoRequest("POST", Url(touchpoint) + "/restoration", standIn is null ? null : new RestorationBody(standIn.Id))),
            cancellationToken);
    }

    /// <summary>Brings a touchpoint back from the archive, with its stage when that lies there too.</summary>
    public async Task<Outcome<StructureChange>> RestoreAsync(
        long journeyId, long touchpointId, RestorationBody? body, CancellationToken cancellationToken)
    {
        if (await store.RefusalAsync(journeyId, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var touchpoint = await store.Database.Touchpoints
            .Include(row => row.Stage)
            .SingleOrDefaultAsync(row => row.Id == touchpointId && row.JourneyId == journeyId, cancellationToken);
        if (touchpoint is null)
        {
            return Outcome<StructureChange>.NotFound;
        }

        touchpoint.ArchivedAt = null;
        touchpoint.Stage!.ArchivedAt = null;
        var siblings = await store.TouchpointsAsync(touchpoint.StageId, cancellationToken);
        if (body?.Replaces is { } replaced && siblings.Find(row => row.Id == replaced && row.Id != touchpointId) is { } standIn)
        {
            standIn.ArchivedAt = store.Now;
        }

        return await store.SaveAsync(
            () => new StructureChange(store.Text["Done.TouchpointRestored", touchpoint.Title], "t" + touchpoint.Id, new UndoRequest("DELETE", Url(touchpoint))),
            cancellationToken);
    }

    internal static string Url(Touchpoint touchpoint) => $"/journeys/{touchpoint.JourneyId}/touchpoints/{touchpoint.Id}";

    internal StructureChange Placed(string key, Touchpoint touchpoint, List<Touchpoint> siblings, Stage stage) =>
        new(store.Text[key, touchpoint.Title, siblings.IndexOf(touchpoint) + 1, siblings.Count, stage.Title], "t" + touchpoint.Id);

    /// <summary>A touchpoint that is in use; null when there is none in this journey.</summary>
    internal Task<Touchpoint?> FindAsync(long journeyId, long touchpointId, CancellationToken cancellationToken) => store.Database.Touchpoints
        .Include(row => row.Stage)
        .SingleOrDefaultAsync(
            row => row.Id == touchpointId && row.JourneyId == journeyId && row.ArchivedAt == null && row.Stage!.ArchivedAt == null, cancellationToken);

    private static bool TryFindNeighbour(List<Touchpoint> siblings, NewPartBody body, out Touchpoint? after)
    {
        if (body.BeforeId is { } before)
        {
            var index = siblings.FindIndex(touchpoint => touchpoint.Id == before);
            after = index > 0 ? siblings[index - 1] : null;
            return index >= 0;
        }

        after = body.AfterId is { } id ? siblings.Find(touchpoint => touchpoint.Id == id) : siblings.LastOrDefault();
        return after is not null || body.AfterId is null;
    }
}
