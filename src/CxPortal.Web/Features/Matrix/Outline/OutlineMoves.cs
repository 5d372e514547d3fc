using CxPortal.Domain.Journeys;
using CxPortal.Web.Features.Matrix.Structure;
using CxPortal.Web.Infrastructure.Http;

namespace CxPortal.Web.Features.Matrix.Outline;

/// <summary>Which way something moves by one place.</summary>
public enum OutlineDirection
{
    /// <summary>Towards the beginning.</summary>
    Up = 1,

    /// <summary>Towards the end.</summary>
    Down = 2,
}

/// <summary>Moves stages, touchpoints and lanes by one place; a touchpoint at the edge of its stage goes over into the neighbouring one.</summary>
public sealed class OutlineMoves(StructureStore store, StageArrangementService stages, TouchpointArrangementService touchpoints, LaneService lanes)
{
    /// <summary>Moves a stage; at the edge it stays where it is.</summary>
    public async Task<Outcome<StructureChange>> StageAsync(long journeyId, long stageId, OutlineDirection direction, CancellationToken cancellationToken)
    {
        var order = (await store.StagesAsync(journeyId, cancellationToken)).ConvertAll(stage => stage.Id);
        return NewNeighbour(order, stageId, direction) is { } place
            ? await stages.MoveAsync(journeyId, stageId, new PositionBody(place.AfterId, null), cancellationToken)
            : Stays(order.Contains(stageId));
    }

    /// <summary>Moves a lane; at the edge it stays where it is.</summary>
    public async Task<Outcome<StructureChange>> LaneAsync(long journeyId, long laneId, OutlineDirection direction, CancellationToken cancellationToken)
    {
        var order = (await store.LanesAsync(journeyId, cancellationToken)).ConvertAll(lane => lane.Id);
        return NewNeighbour(order, laneId, direction) is { } place
            ? await lanes.MoveAsync(journeyId, laneId, new PositionBody(place.AfterId, null), cancellationToken)
            : Stays(order.Contains(laneId));
    }

    /// <summary>Moves a touchpoint, at the edge of its stage into the next one.</summary>
    public async Task<Outcome<StructureChange>> TouchpointAsync(long journeyId, long touchpointId, OutlineDirection direction, CancellationToken cancellationToken)
    {
        var all = await store.StagesAsync(journeyId, cancellationToken);
        List<Touchpoint>? before = null;
        for (var place = 0; place < all.Count; place++)
        {
            var siblings = await store.TouchpointsAsync(all[place].Id, cancellationToken);
            var order = siblings.ConvertAll(touchpoint => touchpoint.Id);
            if (!order.Contains(touchpointId))
            {
                before = siblings;
                continue;
            }

            var target = NewNeighbour(order, touchpointId, direction) is { } within ? new PositionBody(within.AfterId, null)
                : direction == OutlineDirection.Up && place > 0 ? new PositionBody(before!.LastOrDefault()?.Id, all[place - 1].Id)
                : direction == OutlineDirection.Down && place < all.Count - 1 ? new PositionBody(null, all[place + 1].Id)
                : null;
            return target is null ? Stays(true) : await touchpoints.MoveAsync(journeyId, touchpointId, target, cancellationToken);
        }

        return Outcome<StructureChange>.NotFound;
    }

    private Outcome<StructureChange> Stays(bool isKnown) =>
        isKnown ? Outcome<StructureChange>.Invalid(string.Empty, store.Text["Outline.Edge"]) : Outcome<StructureChange>.NotFound;

    /// <summary>The one it follows after the move; null when it is unknown or stands at the edge.</summary>
    private static Neighbour? NewNeighbour(List<long> order, long id, OutlineDirection direction)
    {
        var place = order.IndexOf(id);
        return direction == OutlineDirection.Up
            ? place > 0 ? new Neighbour(place > 1 ? order[place - 2] : null) : null
            : place >= 0 && place < order.Count - 1 ? new Neighbour(order[place + 1]) : null;
    }

    private sealed record Neighbour(long? AfterId);
}
