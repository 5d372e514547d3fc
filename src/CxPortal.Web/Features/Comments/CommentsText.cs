namespace CxPortal.Web.Features.Comments;

/// <summary>Marks the texts of this feature (CommentsText.resx, CommentsText.ru.resx).</summary>
public sealed class CommentsText;
