namespace CxPortal.Web.Features.Comments;

/// <summary>One thread as a list shows it.</summary>
/// <param name="Thread">The thread.</param>
/// <param name="Filter">Which comments the reader looks at.</param>
/// <param name="ReturnUrl">Where its forms lead back to.</param>
/// <param name="ShowsPlace">Whether the place in the matrix is named, with a link to it.</param>
/// <param name="Attempt">What could not be stored.</param>
public sealed record ThreadView(CommentThread Thread, CommentFilter Filter, string ReturnUrl, bool ShowsPlace, CommentAttempt? Attempt)
{
    /// <summary>What could not be stored for this remark; null when it was another one.</summary>
    public CommentAttempt? AttemptOn(CommentView comment) => Attempt?.CommentId == comment.Id ? Attempt : null;
}

/// <summary>A remark within its thread.</summary>
/// <param name="View">The thread as it is shown.</param>
/// <param name="Comment">The remark.</param>
public sealed record RemarkView(ThreadView View, CommentView Comment);
