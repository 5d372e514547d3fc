using CxPortal.Domain.Files;

namespace CxPortal.Web.Features.Touchpoints;

/// <summary>How the redrawing of a picture ended.</summary>
public enum RedrawKind
{
    /// <summary>The picture was drawn anew.</summary>
    Redrawn,

    /// <summary>There is nothing on this machine that draws; the picture may be stored as it came, without its metadata.</summary>
    Unavailable,

    /// <summary>The picture cannot be drawn, so nobody could see it.</summary>
    Broken,
}

/// <summary>A picture drawn anew.</summary>
/// <param name="Kind">How it ended.</param>
/// <param name="Info">What the new picture is; null unless it was drawn.</param>
/// <param name="Content">Its bytes; null unless it was drawn.</param>
/// <param name="Thumbnail">A small WebP copy; null unless it was drawn.</param>
public sealed record Redrawing(RedrawKind Kind, ImageInfo? Info = null, byte[]? Content = null, byte[]? Thumbnail = null)
{
    /// <summary>The type of thumbnails.</summary>
    public const string ThumbnailType = "image/webp";

    /// <summary>The most pixels of a thumbnail, in width and in height.</summary>
    public const int ThumbnailSide = 480;
}

/// <summary>Draws pictures anew, so that nothing of the uploaded bytes but what is seen is stored.</summary>
public interface IPictureEngine
{
    /// <summary>Draws a picture upright and makes its thumbnail.</summary>
    Task<Redrawing> RedrawAsync(ImageInfo info, byte[] content, CancellationToken cancellationToken);
}
