using CxPortal.Domain.Journeys;
using CxPortal.Web.Infrastructure.Http;

namespace CxPortal.Web.Features.Comments;

/// <summary>Which comments are shown.</summary>
public enum CommentFilter
{
    /// <summary>Those that wait for an answer or a decision.</summary>
    Open,

    /// <summary>Those that were resolved.</summary>
    Resolved,

    /// <summary>Those in which the reader took part, open or resolved.</summary>
    Mine,
}

/// <summary>A remark as it is read.</summary>
/// <param name="Id">Key.</param>
/// <param name="AuthorId">Who wrote it; null when by a command.</param>
/// <param name="AuthorName">Name of the author at that time.</param>
/// <param name="Text">Plain text.</param>
/// <param name="CreatedAt">When (UTC).</param>
/// <param name="Version">Version of the row.</param>
public sealed record CommentView(long Id, Guid? AuthorId, string AuthorName, string Text, DateTime CreatedAt, int Version);

/// <summary>A remark with its answers.</summary>
/// <param name="Place">Where in the matrix it stands.</param>
/// <param name="Root">The remark.</param>
/// <param name="Answers">Its answers, oldest first.</param>
/// <param name="ResolvedAt">When it was resolved (UTC); null while it is open.</param>
/// <param name="ResolvedBy">Who resolved it.</param>
public sealed record CommentThread(CellPlace Place, CommentView Root, IReadOnlyList<CommentView> Answers, DateTime? ResolvedAt, string? ResolvedBy)
{
    /// <summary>Whether it still waits.</summary>
    public bool IsOpen => ResolvedAt is null;

    /// <summary>The newest remark of the thread: the only one that its author may still change.</summary>
    public CommentView Last => Answers.Count > 0 ? Answers[^1] : Root;
}

/// <summary>A place of the matrix.</summary>
/// <param name="JourneyId">The journey.</param>
/// <param name="LaneId">The row.</param>
/// <param name="LaneType">Type of the row, which names a canonical one.</param>
/// <param name="LaneTitle">Title of a custom row.</param>
/// <param name="TouchpointId">The column.</param>
/// <param name="TouchpointTitle">Title of the column.</param>
/// <param name="StageTitle">Title of the stage.</param>
/// <param name="IsArchived">Whether row, column or stage lies in the archive.</param>
public sealed record CellPlace(
    long JourneyId, long LaneId, LaneType LaneType, string? LaneTitle, long TouchpointId, string TouchpointTitle, string StageTitle, bool IsArchived)
{
    /// <summary>The place as addresses name it: lane and touchpoint.</summary>
    public string Address => $"{LaneId}-{TouchpointId}";

    /// <summary>Address of the comments of this place.</summary>
    public string CommentsUrl => $"/journeys/{JourneyId}/comments/{Address}";

    /// <summary>Address of the matrix with the comments of this place beside it.</summary>
    public string MatrixUrl => $"/journeys/{JourneyId}?cell={Address}&comments={Address}";
}

/// <summary>How many comments there are.</summary>
/// <param name="Open">Open ones.</param>
/// <param name="Resolved">Resolved ones.</param>
/// <param name="Mine">Those in which the reader took part.</param>
public sealed record CommentCounts(int Open, int Resolved, int Mine)
{
    /// <summary>The number for a filter.</summary>
    public int Of(CommentFilter filter) => filter switch
    {
        CommentFilter.Open => Open,
        CommentFilter.Resolved => Resolved,
        _ => Mine,
    };
}

/// <summary>What a form sent that could not be stored, so that nothing typed is lost.</summary>
/// <param name="CommentId">The remark that was to be answered or changed; null for a new one.</param>
/// <param name="IsEdit">Whether the remark was to be changed, not answered.</param>
/// <param name="Text">What was typed.</param>
/// <param name="Message">Why it was not stored.</param>
public sealed record CommentAttempt(long? CommentId, bool IsEdit, string Text, string Message);

/// <summary>The comments of one place, as the panel and the page show them.</summary>
/// <param name="Place">The place.</param>
/// <param name="JourneyTitle">Title of the journey.</param>
/// <param name="IsJourneyArchived">Whether the journey can only be read.</param>
/// <param name="Filter">Which ones are shown.</param>
/// <param name="Threads">Those, oldest first.</param>
/// <param name="Counts">How many there are.</param>
public sealed record CellThreads(
    CellPlace Place, string JourneyTitle, bool IsJourneyArchived, CommentFilter Filter, IReadOnlyList<CommentThread> Threads, CommentCounts Counts)
{
    /// <summary>Whether this is shown beside the matrix and not on a page of its own.</summary>
    public bool IsPanel { get; init; }

    /// <summary>What could not be stored.</summary>
    public CommentAttempt? Attempt { get; init; }

    /// <summary>Where forms lead back to.</summary>
    public string ReturnUrl => IsPanel ? $"/journeys/{Place.JourneyId}?comments={Place.Address}" : Place.CommentsUrl;
}

/// <summary>All comments of a journey.</summary>
/// <param name="JourneyId">The journey.</param>
/// <param name="JourneyTitle">Its title.</param>
/// <param name="Filter">Which ones are shown.</param>
/// <param name="Page">Those of this page of the list, newest first.</param>
/// <param name="Counts">How many there are.</param>
public sealed record JourneyComments(
    long JourneyId, string JourneyTitle, CommentFilter Filter, PageOf<CommentThread> Page, CommentCounts Counts);
