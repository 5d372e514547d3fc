using CxPortal.Data;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Matrix;

/// <summary>Reads what was put into a journey's archive.</summary>
public sealed class ArchiveQueries(CxPortalDbContext database, LaneNames names)
{
    /// <summary>Archived stages, touchpoints and lanes, what went last first. Touchpoints that went with their stage come back with it.</summary>
    public async Task<IReadOnlyList<ArchivedPart>> ListAsync(long journeyId, CancellationToken cancellationToken)
    {
        var stages = await database.Stages
            .AsNoTracking()
            .Where(row => row.JourneyId == journeyId && row.ArchivedAt != null)
            .Select(row => new ArchivedPart("stages", row.Id, row.Title, row.ArchivedAt!.Value))
            .ToListAsync(cancellationToken);
        var touchpoints = await database.Touchpoints
            .AsNoTracking()
            .Where(row => row.JourneyId == journeyId && row.ArchivedAt != null)
            .Select(row => new ArchivedPart("touchpoints", row.Id, row.Title, row.ArchivedAt!.Value))
            .ToListAsync(cancellationToken);
        var lanes = await database.Lanes
            .AsNoTracking()
            .Where(row => row.JourneyId == journeyId && row.ArchivedAt != null)
            .Select(row => new { row.Id, row.Type, row.Title, row.ArchivedAt })
            .ToListAsync(cancellationToken);
        return
        [
            .. stages.Concat(touchpoints)
                .Concat(lanes.Select(lane => new ArchivedPart("lanes", lane.Id, names.Of(lane.Type, lane.Title), lane.ArchivedAt!.Value)))
                .OrderByDescending(part => part.ArchivedAt),
        ];
    }
}
