namespace CxPortal.Domain.Files;

/// <summary>The picture formats that are taken.</summary>
public enum ImageFormat
{
    /// <summary>PNG.</summary>
    Png = 1,

    /// <summary>JPEG.</summary>
    Jpeg = 2,

    /// <summary>WebP.</summary>
    Webp = 3,
}

/// <summary>Why a file is not taken as a picture.</summary>
public enum ImageProblem
{
    /// <summary>Neither PNG nor JPEG nor WebP, whatever its name says.</summary>
    UnknownFormat,

    /// <summary>A variant of the three formats that browsers do not show, for instance arithmetic JPEG.</summary>
    UnsupportedVariant,

    /// <summary>Breaks off, or contradicts itself.</summary>
    Damaged,

    /// <summary>More bytes than allowed.</summary>
    TooManyBytes,

    /// <summary>Wider or higher than allowed, or with more pixels in all.</summary>
    TooManyPixels,

    /// <summary>Moves: a report on paper could not show it.</summary>
    Animated,
}

/// <summary>What the header of a picture says.</summary>
/// <param name="Format">The format, decided from the bytes.</param>
/// <param name="Width">Width in pixels as it is shown, after the turn that <paramref name="Orientation"/> asks for.</param>
/// <param name="Height">Height in pixels as it is shown.</param>
/// <param name="Orientation">EXIF orientation, 1 (upright) to 8.</param>
public sealed record ImageInfo(ImageFormat Format, int Width, int Height, int Orientation)
{
    /// <summary>The type with which the picture is served.</summary>
    public string ContentType => Format switch
    {
        ImageFormat.Png => "image/png",
        ImageFormat.Jpeg => "image/jpeg",
        _ => "image/webp",
    };

    /// <summary>The extension of a file of this format, with its dot.</summary>
    public string Extension => ExtensionOf(ContentType);

    /// <summary>The extension for one of the three content types, with its dot; empty for any other type.</summary>
    public static string ExtensionOf(string contentType) => contentType switch
    {
        "image/png" => ".png",
        "image/jpeg" => ".jpg",
        "image/webp" => ".webp",
        _ => string.Empty,
    };
}

/// <summary>A picture that was looked at: either what it is together with its bytes without metadata, or why it is refused.</summary>
/// <param name="Info">What the picture is; null when it is refused.</param>
/// <param name="Problem">Why it is refused; null when it is taken.</param>
/// <param name="Clean">
/// The picture without anything that is not needed to show it: no EXIF but the orientation, no position, no comments, nothing behind its end.
/// </param>
public sealed record ImageInspection(ImageInfo? Info, ImageProblem? Problem, byte[] Clean)
{
    /// <summary>A refusal.</summary>
    public static ImageInspection Refused(ImageProblem problem) => new(null, problem, []);
}
