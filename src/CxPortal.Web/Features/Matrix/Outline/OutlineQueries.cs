using CxPortal.Data;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Matrix.Outline;

/// <summary>Reads the structure of a journey.</summary>
public sealed class OutlineQueries(CxPortalDbContext database, IDatabaseProvider provider, LaneNames names)
{
    /// <summary>The page; null when there is no such journey, or it lies in the archive and cannot be changed.</summary>
    public async Task<OutlinePage?> FindAsync(long journeyId, TypedTitle? typed, CancellationToken cancellationToken)
    {
        await using var moment = await provider.BeginReadSnapshotAsync(database, cancellationToken);
        var journey = await database.Journeys.AsNoTracking()
            .Where(row => row.Id == journeyId && row.ArchivedAt == null)
            .Select(row => new { row.Title, row.ContentLanguage })
            .SingleOrDefaultAsync(cancellationToken);
        if (journey is null)
        {
            return null;
        }

        var stages = await database.Stages.AsNoTracking()
            .Where(stage => stage.JourneyId == journeyId && stage.ArchivedAt == null)
            .OrderBy(stage => stage.Position).ThenBy(stage => stage.Id)
            .Select(stage => new OutlinePart(stage.Id, stage.Title, stage.Version, false))
            .ToListAsync(cancellationToken);
        var touchpoints = (await database.Touchpoints.AsNoTracking()
            .Where(touchpoint => touchpoint.JourneyId == journeyId && touchpoint.ArchivedAt == null)
            .OrderBy(touchpoint => touchpoint.Position).ThenBy(touchpoint => touchpoint.Id)
            .Select(touchpoint => new { touchpoint.StageId, Part = new OutlinePart(touchpoint.Id, touchpoint.Title, touchpoint.Version, false) })
            .ToListAsync(cancellationToken)).ToLookup(row => row.StageId, row => row.Part);
        var lanes = await database.Lanes.AsNoTracking()
            .Where(lane => lane.JourneyId == journeyId && lane.ArchivedAt == null)
            .OrderBy(lane => lane.Position).ThenBy(lane => lane.Id)
            .ToListAsync(cancellationToken);
        return new OutlinePage(
            journeyId,
            journey.Title,
            journey.ContentLanguage,
            [.. stages.Select(stage => new OutlineStage(stage, [.. touchpoints[stage.Id]]))],
            [.. lanes.Select(lane => new OutlinePart(lane.Id, names.Of(lane.Type, lane.Title), lane.Version, lane.IsCanonical))],
            typed);
    }
}
