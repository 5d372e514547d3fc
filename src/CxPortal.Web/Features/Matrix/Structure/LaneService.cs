using CxPortal.Domain.Journeys;
using CxPortal.Web.Infrastructure.Http;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Matrix.Structure;

/// <summary>Adds, renames, moves, archives and brings back lanes.</summary>
public sealed class LaneService(StructureStore store, LaneNames names)
{
    /// <summary>Adds a custom lane, or brings back or adds the canonical lane of a type.</summary>
    public async Task<Outcome<StructureChange>> CreateAsync(long journeyId, NewPartBody body, CancellationToken cancellationToken)
    {
        if (await store.RefusalAsync(journeyId, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var lanes = await store.LanesAsync(journeyId, cancellationToken);
        var after = body.AfterId is { } id ? lanes.Find(lane => lane.Id == id) : lanes.LastOrDefault();
        if (after is null && body.AfterId is not null)
        {
            return Outcome<StructureChange>.NotFound;
        }

        if (!Enum.TryParse<LaneType>(body.Type ?? "text", ignoreCase: true, out var type) || !Enum.IsDefined(type))
        {
            return Outcome<StructureChange>.Invalid("type", store.Text["Problem.UnknownLaneType"]);
        }

        var made = type == LaneType.Text
            ? await CustomAsync(journeyId, body, cancellationToken)
            : await CanonicalAsync(journeyId, type, lanes, cancellationToken);
        if (made.Value is not { } lane)
        {
            return Outcome<StructureChange>.Invalid(made.Problems);
        }

        StructureStore.LanePlacement.Put(lanes, lane, after);
        return await store.SaveAsync(() => Placed("Done.LaneAdded", lane, lanes) with { Undo = new UndoRequest("DELETE", Url(lane)) }, cancellationToken);
    }

    /// <summary>Gives a custom lane another title; canonical ones follow the language of the interface.</summary>
    public async Task<Outcome<StructureChange>> RenameAsync(
        long journeyId, long laneId, PartPatchBody body, int version, CancellationToken cancellationToken)
    {
        if (await store.RefusalAsync(journeyId, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var lane = (await store.LanesAsync(journeyId, cancellationToken)).Find(row => row.Id == laneId);
        if (lane is null)
        {
            return Outcome<StructureChange>.NotFound;
        }

        if (lane.Version != version)
        {
            return Outcome<StructureChange>.StaleBecause(null);
        }

        if (lane.IsCanonical)
        {
            return Outcome<StructureChange>.Invalid("title", store.Text["Problem.CanonicalLane"]);
        }

        if (store.TitleProblem(body.Title, Lane.MaxTitleLength) is { } problem)
        {
            return problem;
        }

        lane.Title = body.Title!.Trim();
        return await store.SaveAsync(() => new StructureChange(store.Text["Done.LaneRenamed", NameOf(lane)], "l" + lane.Id), cancellationToken);
    }

    /// <summary>Moves a lane below another one, or to the top.</summary>
    public async Task<Outcome<StructureChange>> MoveAsync(long journeyId, long laneId, PositionBody body, CancellationToken cancellationToken)
    {
        if (await store.RefusalAsync(journeyId, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var lanes = await store.LanesAsync(journeyId, cancellationToken);
        var lane = lanes.Find(row => row.Id == laneId);
        var after = body.AfterId is { } id ? lanes.Find(row => row.Id == id) : null;
        if (lane is null || (after is null && body.AfterId is not null) || after == lane)
        {
            return Outcome<StructureChange>.NotFound;
        }

        var place = lanes.IndexOf(lane);
        var undo = new UndoRequest("PUT", Url(lane) + "/position", new PositionBody(place == 0 ? null : lanes[place - 1].Id, null));
        lanes.Remove(lane);
        StructureStore.LanePlacement.Put(lanes, lane, after);
        return await store.SaveAsync(() => Placed("Done.LaneMoved", lane, lanes) with { Undo = undo }, cancellationToken);
    }

    /// <summary>Puts a lane into the archive; the last one stays.</summary>
    public async Task<Outcome<StructureChange>> ArchiveAsync(long journeyId, long laneId, CancellationToken cancellationToken)
    {
        if (await store.RefusalAsync(journeyId, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var lanes = await store.LanesAsync(journeyId, cancellationToken);
        var lane = lanes.Find(row => row.Id == laneId);
        if (lane is null)
        {
            return Outcome<StructureChange>.NotFound;
        }

        if (lanes.Count == 1)
        {
            return Outcome<StructureChange>.Invalid(string.Empty, store.Text["Problem.LastLane"]);
        }

        lane.ArchivedAt = store.Now;
        var place = lanes.IndexOf(lane);
        return await store.SaveAsync(
            () => new StructureChange(
                store.Text["Done.LaneArchived", NameOf(lane)], "l" + lanes[place == 0 ? 1 : place - 1].Id, new UndoRequest("POST", Url(lane) + "/restoration")),
            cancellationToken);
    }

    /// <summary>Brings a lane back from the archive, to the place it had.</summary>
    public async Task<Outcome<StructureChange>> RestoreAsync(long journeyId, long laneId, CancellationToken cancellationToken)
    {
        if (await store.RefusalAsync(journeyId, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var lane = await store.Database.Lanes.SingleOrDefaultAsync(row => row.Id == laneId && row.JourneyId == journeyId, cancellationToken);
        if (lane is null)
        {
            return Outcome<StructureChange>.NotFound;
        }

        lane.ArchivedAt = null;
        return await store.SaveAsync(
            () => new StructureChange(store.Text["Done.LaneRestored", NameOf(lane)], "l" + lane.Id, new UndoRequest("DELETE", Url(lane))), cancellationToken);
    }

    internal static string Url(Lane lane) => $"/journeys/{lane.JourneyId}/lanes/{lane.Id}";

    internal string NameOf(Lane lane) => names.Of(lane.Type, lane.Title);

    internal StructureChange Placed(string key, Lane lane, List<Lane> lanes) =>
        new(store.Text[key, NameOf(lane), lanes.IndexOf(lane) + 1, lanes.Count], "l" + lane.Id);

    private async Task<Outcome<Lane>> CustomAsync(long journeyId, NewPartBody body, CancellationToken cancellationToken)
    {
        if (store.TitleProblem(body.Title, Lane.MaxTitleLength) is { } problem)
        {
            return Outcome<Lane>.Invalid(problem.Problems);
        }

        if (!Enum.TryParse<BlueprintRole>(body.Role ?? "insight", ignoreCase: true, out var role) || !Enum.IsDefined(role))
        {
            return Outcome<Lane>.Invalid("role", store.Text["Problem.UnknownRole"]);
        }

        var title = body.Title!.Trim();
        var lane = new Lane
        {
            JourneyId = journeyId,
            Key = await store.NewLaneKeyAsync(journeyId, title, cancellationToken),
            Title = title,
            Type = LaneType.Text,
            Role = role,
        };
        store.Database.Lanes.Add(lane);
        return lane;
    }

    private async Task<Outcome<Lane>> CanonicalAsync(long journeyId, LaneType type, List<Lane> lanes, CancellationToken cancellationToken)
    {
        if (lanes.Exists(row => row.Type == type))
        {
            return Outcome<Lane>.Invalid("type", store.Text["Problem.LaneExists", names.Of(type, null)]);
        }

        var lane = await store.Database.Lanes.FirstOrDefaultAsync(row => row.JourneyId == journeyId && row.Type == type, cancellationToken);
        if (lane is null)
        {
            lane = CanonicalLanes.Create().First(row => row.Type == type);
            lane.JourneyId = journeyId;
            store.Database.Lanes.Add(lane);
        }

        lane.ArchivedAt = null;
        return lane;
    }
}
