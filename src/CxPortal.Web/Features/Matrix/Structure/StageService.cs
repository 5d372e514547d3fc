using CxPortal.Domain.Common;
using CxPortal.Domain.Journeys;
using CxPortal.Web.Infrastructure.Http;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Matrix.Structure;

/// <summary>Adds, renames, archives and brings back stages.</summary>
public sealed class StageService(StructureStore store)
{
    /// <summary>Adds a stage with a first touchpoint.</summary>
    public async Task<Outcome<StructureChange>> CreateAsync(long journeyId, NewPartBody body, CancellationToken cancellationToken)
    {
        if (await store.RefusalAsync(journeyId, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        if (store.TitleProblem(body.Title, Stage.MaxTitleLength) is { } problem)
        {
            return problem;
        }

        var stages = await store.StagesAsync(journeyId, cancellationToken);
        if (!TryFindNeighbour(stages, body, out var after))
        {
            return Outcome<StructureChange>.NotFound;
        }

        var stage = await AddAsync(journeyId, body.Title!.Trim(), cancellationToken);
        StructureStore.StagePlacement.Put(stages, stage, after);
        return await store.SaveAsync(() => Placed("Done.StageAdded", stage, stages) with { Undo = new UndoRequest("DELETE", Url(stage)) }, cancellationToken);
    }

    /// <summary>Gives a stage another title.</summary>
    public async Task<Outcome<StructureChange>> RenameAsync(
        long journeyId, long stageId, PartPatchBody body, int version, CancellationToken cancellationToken)
    {
        if (await store.RefusalAsync(journeyId, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var stage = (await store.StagesAsync(journeyId, cancellationToken)).Find(row => row.Id == stageId);
        if (stage is null)
        {
            return Outcome<StructureChange>.NotFound;
        }

        if (stage.Version != version)
        {
            return Outcome<StructureChange>.StaleBecause(null);
        }

        if (store.TitleProblem(body.Title, Stage.MaxTitleLength) is { } problem)
        {
            return problem;
        }

        stage.Title = body.Title!.Trim();
        return await store.SaveAsync(() => new StructureChange(store.Text["Done.StageRenamed", stage.Title], "s" + stage.Id), cancellationToken);
    }

    /// <summary>Puts a stage with its touchpoints into the archive; in place of the last one a new one is made.</summary>
    public async Task<Outcome<StructureChange>> ArchiveAsync(long journeyId, long stageId, CancellationToken cancellationToken)
    {
        if (await store.RefusalAsync(journeyId, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var stages = await store.StagesAsync(journeyId, cancellationToken);
        var stage = stages.Find(row => row.Id == stageId);
        if (stage is null)
        {
            return Outcome<StructureChange>.NotFound;
        }

        stage.ArchivedAt = store.Now;
        Stage? standIn = null;
        if (stages.Count == 1)
        {
            standIn = await AddAsync(journeyId, await store.ContentTextAsync(journeyId, "Stage.Default", cancellationToken), cancellationToken);
            standIn.Position = Ordering.At(0);
        }

        var place = stages.IndexOf(stage);
        var next = standIn ?? stages[place == 0 ? 1 : place - 1];
        return await store.SaveAsync(
            () => new StructureChange(
                store.Text["Done.StageArchived", stage.Title],
                "s" + next.Id,
                new UndoRequest("POST", Url(stage) + "/restoration", standIn is null ? null : new RestorationBody(standIn.Id))),
            cancellationToken);
    }

    /// <summary>Brings a stage back from the archive, to the place it had.</summary>
    public async Task<Outcome<StructureChange>> RestoreAsync(
        long journeyId, long stageId, RestorationBody? body, CancellationToken cancellationToken)
    {
        if (await store.RefusalAsync(journeyId, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var stage = await store.Database.Stages.SingleOrDefaultAsync(row => row.Id == stageId && row.JourneyId == journeyId, cancellationToken);
        if (stage is null)
        {
            return Outcome<StructureChange>.NotFound;
        }

        stage.ArchivedAt = null;
        if ((await store.TouchpointsAsync(stage.Id, cancellationToken)).Count == 0)
        {
            store.Database.Touchpoints.Add(await store.DefaultTouchpointAsync(journeyId, stage, cancellationToken));
        }

        var stages = await store.StagesAsync(journeyId, cancellationToken);
        if (body?.Replaces is { } replaced && stages.Find(row => row.Id == replaced && row.Id != stageId) is { } standIn)
        {
            standIn.ArchivedAt = store.Now;
        }

        return await store.SaveAsync(
            () => new StructureChange(store.Text["Done.StageRestored", stage.Title], "s" + stage.Id, new UndoRequest("DELETE", Url(stage))), cancellationToken);
    }

    internal static string Url(Stage stage) => $"/journeys/{stage.JourneyId}/stages/{stage.Id}";

    internal StructureChange Placed(string key, Stage stage, List<Stage> stages) =>
        new(store.Text[key, stage.Title, stages.IndexOf(stage) + 1, stages.Count], "s" + stage.Id);

    private async Task<Stage> AddAsync(long journeyId, string title, CancellationToken cancellationToken)
    {
        var stage = new Stage { JourneyId = journeyId, Key = await store.NewStageKeyAsync(journeyId, title, cancellationToken), Title = title };
        store.Database.Stages.Add(stage);
        store.Database.Touchpoints.Add(await store.DefaultTouchpointAsync(journeyId, stage, cancellationToken));
        return stage;
    }

    /// <summary>Finds the stage that a new one follows; false when the neighbour that was named is not there.</summary>
    private static bool TryFindNeighbour(List<Stage> stages, NewPartBody body, out Stage? after)
    {
        if (body.BeforeId is { } before)
        {
            var index = stages.FindIndex(stage => stage.Id == before);
            after = index > 0 ? stages[index - 1] : null;
            return index >= 0;
        }

        after = body.AfterId is { } id ? stages.Find(stage => stage.Id == id) : stages.LastOrDefault();
        return after is not null || body.AfterId is null;
    }
}
