using CxPortal.Data;
using CxPortal.Domain.Journeys;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Comments;

/// <summary>
/// Writes comments. A thread is a remark with its answers in one row; an answer gives the remark a new version, so that nobody deletes or
/// resolves it without having seen the answer.
/// </summary>
public sealed class CommentService(CxPortalDbContext database, CurrentUser user, TimeProvider clock, IStringLocalizer<CommentsText> text)
{
    /// <summary>Writes a remark on a place of the matrix.</summary>
    /// <returns>Done with its key; NotFound: no such place; Invalid: blank, too long, or the place lies in the archive.</returns>
    public async Task<Outcome<long>> WriteAsync(long journeyId, long laneId, long touchpointId, string? body, CancellationToken cancellationToken)
    {
        var place = await (
            from lane in database.Lanes
            from touchpoint in database.Touchpoints
            from journey in database.Journeys
            where journey.Id == journeyId && lane.Id == laneId && touchpoint.Id == touchpointId
                && lane.JourneyId == journeyId && touchpoint.JourneyId == journeyId
            select new
            {
                IsArchived = journey.ArchivedAt != null || lane.ArchivedAt != null
                    || touchpoint.ArchivedAt != null || touchpoint.Stage!.ArchivedAt != null,
            }).SingleOrDefaultAsync(cancellationToken);
        if (place is null)
        {
            return Outcome<long>.NotFound;
        }

        return ProblemOf(body) is { } problem ? Outcome<long>.Invalid(nameof(CellComment.Text), problem)
            : place.IsArchived ? Outcome<long>.Invalid(string.Empty, text["Problem.Archived"])
            : await AddAsync(journeyId, new CellAddress(laneId, touchpointId), null, body!, cancellationToken);
    }

    /// <summary>Answers an open remark.</summary>
    /// <returns>Done with the key of the answer; NotFound: no such remark; Invalid: blank, too long, or the remark is resolved.</returns>
    public async Task<Outcome<long>> AnswerAsync(long journeyId, long commentId, string? body, CancellationToken cancellationToken)
    {
        var comment = await FindAsync(journeyId, commentId, cancellationToken);
        var root = comment?.ParentId is { } parentId ? await FindAsync(journeyId, parentId, cancellationToken) : comment;
        if (root is null)
        {
            return Outcome<long>.NotFound;
        }

        if (ProblemOf(body) is { } problem)
        {
            return Outcome<long>.Invalid(nameof(CellComment.Text), problem);
        }

        if (root.ResolvedAt is not null)
        {
            return Outcome<long>.Invalid(string.Empty, text["Problem.Resolved"]);
        }

        database.MarkChanged(root);
        return await AddAsync(journeyId, new CellAddress(root.LaneId, root.TouchpointId), root.Id, body!, cancellationToken);
    }

    /// <summary>Changes one's own remark as long as nobody has answered it.</summary>
    /// <returns>NotFound: no such remark of one's own; Invalid: blank, too long, answered or resolved; Stale: changed in between.</returns>
    public async Task<Outcome> EditAsync(long journeyId, long commentId, int version, string? body, CancellationToken cancellationToken)
    {
        var (comment, refusal) = await OwnAsync(journeyId, commentId, version, cancellationToken);
        if (comment is null)
        {
            return refusal;
        }

        if (ProblemOf(body) is { } problem)
        {
            return Outcome.Invalid(nameof(CellComment.Text), problem);
        }

        comment.Text = CellContent.Clean(body)!;
        return await database.SaveOrStaleAsync(cancellationToken);
    }

    /// <summary>Deletes one's own remark as long as nobody has answered it.</summary>
    /// <returns>Done with what was deleted; otherwise as <see cref="EditAsync"/>.</returns>
    public async Task<Outcome<CellComment>> DeleteAsync(long journeyId, long commentId, int version, CancellationToken cancellationToken)
    {
        var (comment, refusal) = await OwnAsync(journeyId, commentId, version, cancellationToken);
        if (comment is null)
        {
            return new Outcome<CellComment> { Kind = refusal.Kind, Problems = refusal.Problems };
        }

        database.CellComments.Remove(comment);
        return await database.SaveOrStaleAsync(cancellationToken) is { IsDone: false } stale ? new Outcome<CellComment> { Kind = stale.Kind } : comment;
    }

    /// <summary>Resolves a remark or opens it again. Doing it twice does no harm.</summary>
    /// <returns>NotFound: no such remark, or an answer; Stale: somebody answered or changed it in between.</returns>
    public async Task<Outcome> ResolveAsync(long journeyId, long commentId, int version, bool isResolved, CancellationToken cancellationToken)
    {
        var comment = await FindAsync(journeyId, commentId, cancellationToken);
        if (comment is null || comment.ParentId is not null)
        {
            return Outcome.NotFound;
        }

        if (comment.ResolvedAt is not null == isResolved)
        {
            return Outcome.Done;
        }

        if (comment.Version != version)
        {
            return Outcome.Stale;
        }

        comment.ResolvedAt = isResolved ? clock.GetUtcNow().UtcDateTime : null;
        comment.ResolvedBy = isResolved ? user.Name : null;
        return await database.SaveOrStaleAsync(cancellationToken);
    }

    private Task<CellComment?> FindAsync(long journeyId, long commentId, CancellationToken cancellationToken) =>
        database.CellComments.SingleOrDefaultAsync(comment => comment.JourneyId == journeyId && comment.Id == commentId, cancellationToken);

    private async Task<(CellComment? Comment, Outcome Refusal)> OwnAsync(long journeyId, long commentId, int version, CancellationToken cancellationToken)
    {
        var comment = await FindAsync(journeyId, commentId, cancellationToken);
        if (comment is null || comment.AuthorId is null || comment.AuthorId != user.Id)
        {
            return (null, Outcome.NotFound);
        }

        var rootId = comment.ParentId ?? comment.Id;
        var isAnswered = await database.CellComments.AnyAsync(other => other.ParentId == rootId && other.Id > commentId, cancellationToken);
        var isResolved = await database.CellComments.AnyAsync(root => root.Id == rootId && root.ResolvedAt != null, cancellationToken);
        return isAnswered ? (null, Outcome.Invalid(string.Empty, text["Problem.Answered"]))
            : isResolved ? (null, Outcome.Invalid(string.Empty, text["Problem.Resolved"]))
            : comment.Version != version ? (null, Outcome.Stale)
            : (comment, Outcome.Done);
    }

    private string? ProblemOf(string? body) =>
        CellContent.Clean(body) is not { } clean ? text["Problem.Blank"].Value
        : clean.Length > CellComment.MaxTextLength ? text["Problem.TooLong", CellComment.MaxTextLength].Value
        : null;

    private async Task<Outcome<long>> AddAsync(
        long journeyId, CellAddress place, long? parentId, string body, CancellationToken cancellationToken)
    {
        var comment = new CellComment
        {
            JourneyId = journeyId,
            LaneId = place.LaneId,
            TouchpointId = place.TouchpointId,
            ParentId = parentId,
            AuthorId = user.Id,
            AuthorName = user.Name,
            Text = CellContent.Clean(body)!,
            CreatedAt = clock.GetUtcNow().UtcDateTime,
        };
        database.CellComments.Add(comment);
        return await database.SaveOrStaleAsync(cancellationToken) is { IsDone: false } stale ? new Outcome<long> { Kind = stale.Kind } : comment.Id;
    }
}
