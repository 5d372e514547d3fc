using CxPortal.Web.Infrastructure.Security;

namespace CxPortal.Web.Features.Comments;

/// <summary>What the reader may do with the comments of a place.</summary>
public sealed class CommentRights(CurrentUser user)
{
    /// <summary>Whether a new remark may be written here.</summary>
    public bool CanWrite(CellThreads cell) => user.Can(Permission.CommentsWrite) && !cell.Place.IsArchived && !cell.IsJourneyArchived;

    /// <summary>Whether this thread may be answered.</summary>
    public bool CanAnswer(CommentThread thread) => user.Can(Permission.CommentsWrite) && thread.IsOpen;

    /// <summary>Whether this remark is the reader's own and nobody has answered it.</summary>
    public bool CanChange(CommentThread thread, CommentView comment) =>
        user.Can(Permission.CommentsWrite) && thread.IsOpen && comment == thread.Last && comment.AuthorId is not null && comment.AuthorId == user.Id;

    /// <summary>Whether the thread may be resolved or opened again.</summary>
    public bool CanResolve => user.Can(Permission.CommentsResolve);
}
