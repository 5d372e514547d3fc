using CxPortal.Domain.Journeys;
using CxPortal.Web.Infrastructure.Http;

namespace CxPortal.Web.Features.Matrix.Structure;

/// <summary>Moves and copies touchpoints.</summary>
public sealed class TouchpointArrangementService(StructureStore store, TouchpointService touchpoints, TouchpointCopier copier)
{
    /// <summary>
    /// Moves a touchpoint behind another one or to the first place, also into another stage. A stage that would be left empty gets a new touchpoint.
    /// </summary>
    public async Task<Outcome<StructureChange>> MoveAsync(long journeyId, long touchpointId, PositionBody body, CancellationToken cancellationToken)
    {
        if (await store.RefusalAsync(journeyId, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var touchpoint = await touchpoints.FindAsync(journeyId, touchpointId, cancellationToken);
        var target = touchpoint is null || body.StageId is null
            ? touchpoint?.Stage
            : (await store.StagesAsync(journeyId, cancellationToken)).Find(stage => stage.Id == body.StageId);
        if (touchpoint is null || target is null)
        {
            return Outcome<StructureChange>.NotFound;
        }

        var source = await store.TouchpointsAsync(touchpoint.StageId, cancellationToken);
        var siblings = target.Id == touchpoint.StageId ? source : await store.TouchpointsAsync(target.Id, cancellationToken);
        var after = body.AfterId is { } id ? siblings.Find(row => row.Id == id) : null;
        if ((after is null && body.AfterId is not null) || after == touchpoint)
        {
            return Outcome<StructureChange>.NotFound;
        }

        var place = source.IndexOf(touchpoint);
        var undo = new UndoRequest(
            "PUT", TouchpointService.Url(touchpoint) + "/position", new PositionBody(place == 0 ? null : source[place - 1].Id, touchpoint.StageId));
        source.Remove(touchpoint);
        if (source.Count == 0 && siblings != source)
        {
            store.Database.Touchpoints.Add(await store.DefaultTouchpointAsync(journeyId, touchpoint.Stage!, cancellationToken));
        }

        touchpoint.Stage = target;
        StructureStore.TouchpointPlacement.Put(siblings, touchpoint, after);
        return await store.SaveAsync(
            () => touchpoints.Placed("Done.TouchpointMoved", touchpoint, siblings, target) with { Undo = undo }, cancellationToken);
    }

    /// <summary>Puts a copy of a touchpoint behind it.</summary>
    public async Task<Outcome<StructureChange>> CopyAsync(long journeyId, long touchpointId, bool withContent, CancellationToken cancellationToken)
    {
        if (await store.RefusalAsync(journeyId, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var original = await touchpoints.FindAsync(journeyId, touchpointId, cancellationToken);
        if (original is null)
        {
            return Outcome<StructureChange>.NotFound;
        }

        var siblings = await store.TouchpointsAsync(original.StageId, cancellationToken);
        var copies = await copier.CopyAsync(
            [original], original.Stage!, await store.StepKeysAsync(journeyId, cancellationToken), withContent, cancellationToken);
        var title = await store.ContentTextAsync(journeyId, "Copy.Title", cancellationToken, original.Title);
        copies[0].Title = title.Length > Touchpoint.MaxTitleLength ? original.Title : title;
        StructureStore.TouchpointPlacement.Put(siblings, copies[0], original);
        return await store.SaveAsync(
            () => touchpoints.Placed("Done.TouchpointAdded", copies[0], siblings, original.Stage!) with
            {
                Undo = new UndoRequest("DELETE", TouchpointService.Url(copies[0])),
            },
            cancellationToken);
    }
}
