namespace CxPortal.Web.Features.Comments;

/// <summary>What the forms under comments send.</summary>
public sealed class CommentForm
{
    /// <summary>The remark.</summary>
    public string? Text { get; set; }

    /// <summary>Version of the remark that is changed, deleted or resolved.</summary>
    public int Version { get; set; }

    /// <summary>Where to go afterwards; an address of this portal.</summary>
    public string? ReturnUrl { get; set; }

    /// <summary>Which comments the reader was looking at.</summary>
    public CommentFilter Show { get; set; }
}
