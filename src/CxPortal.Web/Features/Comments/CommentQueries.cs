using System.Linq.Expressions;
using CxPortal.Data;
using CxPortal.Domain.Journeys;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Comments;

/// <summary>Reads comments.</summary>
public sealed class CommentQueries(CxPortalDbContext database, CurrentUser user)
{
    /// <summary>The comments of one place; null when lane or touchpoint is not of this journey. Archived places are found too.</summary>
    public async Task<CellThreads?> CellAsync(long journeyId, long laneId, long touchpointId, CommentFilter filter, CancellationToken cancellationToken)
    {
        var journey = await JourneyAsync(journeyId, cancellationToken);
        var place = journey is null ? null : await PlaceAsync(journeyId, laneId, touchpointId, cancellationToken);
        if (place is null)
        {
            return null;
        }

        var roots = Roots(journeyId).Where(comment => comment.LaneId == laneId && comment.TouchpointId == touchpointId);
        return new CellThreads(
            place, journey!.Title, journey.IsArchived, filter,
            await ThreadsAsync(Shown(roots, filter), cancellationToken), await CountAsync(roots, cancellationToken));
    }

    /// <summary>A page of all comments of a journey, newest first; null when there is no such journey.</summary>
    public async Task<JourneyComments?> JourneyAsync(long journeyId, CommentFilter filter, int page, CancellationToken cancellationToken)
    {
        if (await JourneyAsync(journeyId, cancellationToken) is not { } journey)
        {
            return null;
        }

        var counts = await CountAsync(Roots(journeyId), cancellationToken);
        var (number, skip) = Paging.At(counts.Of(filter), page);
        var threads = await ThreadsAsync(
            Shown(Roots(journeyId), filter)
                .OrderByDescending(comment => comment.CreatedAt).ThenByDescending(comment => comment.Id)
                .Skip(skip)
                .Take(Paging.DefaultSize),
            cancellationToken);
        threads.Reverse();
        return new JourneyComments(
            journeyId, journey.Title, filter, new PageOf<CommentThread>(threads, number, Paging.DefaultSize, counts.Of(filter)), counts);
    }

    /// <summary>The place a comment stands at; null when there is no such comment in this journey.</summary>
    public Task<CellAddress?> AddressAsync(long journeyId, long commentId, CancellationToken cancellationToken) => database.CellComments
        .AsNoTracking()
        .Where(comment => comment.JourneyId == journeyId && comment.Id == commentId)
        .Select(comment => new CellAddress(comment.LaneId, comment.TouchpointId))
        .SingleOrDefaultAsync(cancellationToken);

    private Task<JourneyRow?> JourneyAsync(long journeyId, CancellationToken cancellationToken) => database.Journeys
        .AsNoTracking()
        .Where(journey => journey.Id == journeyId)
        .Select(journey => new JourneyRow(journey.Title, journey.ArchivedAt != null))
        .SingleOrDefaultAsync(cancellationToken);

    private Task<CellPlace?> PlaceAsync(long journeyId, long laneId, long touchpointId, CancellationToken cancellationToken) =>
        (from lane in database.Lanes.AsNoTracking()
         from touchpoint in database.Touchpoints.AsNoTracking()
         where lane.JourneyId == journeyId && touchpoint.JourneyId == journeyId && lane.Id == laneId && touchpoint.Id == touchpointId
         select new CellPlace(
             journeyId, lane.Id, lane.Type, lane.Title, touchpoint.Id, touchpoint.Title, touchpoint.Stage!.Title,
             lane.ArchivedAt != null || touchpoint.ArchivedAt != null || touchpoint.Stage.ArchivedAt != null))
        .SingleOrDefaultAsync(cancellationToken);

    private IQueryable<CellComment> Roots(long journeyId) =>
        database.CellComments.AsNoTracking().Where(comment => comment.JourneyId == journeyId && comment.ParentId == null);

    private IQueryable<CellComment> Shown(IQueryable<CellComment> roots, CommentFilter filter) => filter switch
    {
        CommentFilter.Open => roots.Where(comment => comment.ResolvedAt == null),
        CommentFilter.Resolved => roots.Where(comment => comment.ResolvedAt != null),
        _ => roots.Where(IsMine()),
    };

    private Expression<Func<CellComment, bool>> IsMine()
    {
        var id = user.Id;
        return comment => comment.AuthorId == id || database.CellComments.Any(answer => answer.ParentId == comment.Id && answer.AuthorId == id);
    }

    private async Task<CommentCounts> CountAsync(IQueryable<CellComment> roots, CancellationToken cancellationToken)
    {
        var open = await roots.CountAsync(comment => comment.ResolvedAt == null, cancellationToken);
        var resolved = await roots.CountAsync(comment => comment.ResolvedAt != null, cancellationToken);
        return new CommentCounts(open, resolved, await roots.CountAsync(IsMine(), cancellationToken));
    }

    private async Task<List<CommentThread>> ThreadsAsync(IQueryable<CellComment> roots, CancellationToken cancellationToken)
    {
        var rows = await (
            from root in roots
            join lane in database.Lanes on root.LaneId equals lane.Id
            join touchpoint in database.Touchpoints on root.TouchpointId equals touchpoint.Id
            select new
            {
                Root = new CommentView(root.Id, root.AuthorId, root.AuthorName, root.Text, root.CreatedAt, root.Version),
                root.ResolvedAt,
                root.ResolvedBy,
                Place = new CellPlace(
                    root.JourneyId, lane.Id, lane.Type, lane.Title, touchpoint.Id, touchpoint.Title, touchpoint.Stage!.Title,
                    lane.ArchivedAt != null || touchpoint.ArchivedAt != null || touchpoint.Stage.ArchivedAt != null),
            }).ToListAsync(cancellationToken);
        var ids = rows.ConvertAll(row => (long?)row.Root.Id);
        var answers = (await database.CellComments
                .AsNoTracking()
                .Where(comment => ids.Contains(comment.ParentId))
                .OrderBy(comment => comment.CreatedAt).ThenBy(comment => comment.Id)
                .Select(comment => new
                {
                    comment.ParentId,
                    View = new CommentView(comment.Id, comment.AuthorId, comment.AuthorName, comment.Text, comment.CreatedAt, comment.Version),
                })
                .ToListAsync(cancellationToken))
            .ToLookup(answer => answer.ParentId, answer => answer.View);
        return
        [
            .. rows
                .Select(row => new CommentThread(row.Place, row.Root, [.. answers[row.Root.Id]], row.ResolvedAt, row.ResolvedBy))
                .OrderBy(thread => thread.Root.CreatedAt).ThenBy(thread => thread.Root.Id),
        ];
    }

    private sealed record JourneyRow(string Title, bool IsArchived);
}

/// <summary>A place of the matrix by its keys.</summary>
/// <param name="LaneId">The row.</param>
/// <param name="TouchpointId">The column.</param>
public sealed record CellAddress(long LaneId, long TouchpointId);
