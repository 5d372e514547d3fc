namespace CxPortal.Domain.Files;

/// <summary>
/// Looks at an uploaded picture without decoding it: the format from its bytes, the size from its header, and a copy that holds
/// only the segments needed to show it. Never trusts the file's name or the type the browser claims.
/// </summary>
public static class ImageInspector
{
    /// <summary>The most bytes a picture may have: 5 MB.</summary>
    public const int MaxBytes = 5 * 1024 * 1024;

    /// <summary>The most pixels in width, and in height.</summary>
    public const int MaxSide = 8_000;

    /// <summary>The most pixels in all: 40 megapixels.</summary>
    public const int MaxPixels = 40_000_000;

    /// <summary>Says what a file is and gives its clean copy, or says why it is refused. Never throws for bad bytes.</summary>
    public static ImageInspection Inspect(ReadOnlySpan<byte> file)
    {
        if (file.Length > MaxBytes)
        {
            return ImageInspection.Refused(ImageProblem.TooManyBytes);
        }

        var parse = ParserOf(file);
        if (parse is null)
        {
            return ImageInspection.Refused(ImageProblem.UnknownFormat);
        }

        try
        {
            var picture = parse(file);
            return IsTooLarge(picture.Info.Width, picture.Info.Height)
                ? ImageInspection.Refused(ImageProblem.TooManyPixels)
                : new ImageInspection(picture.Info, null, picture.Clean);
        }
        catch (ImageException refusal)
        {
            return ImageInspection.Refused(refusal.Problem);
        }
    }

    private delegate ParsedImage Parser(ReadOnlySpan<byte> file);

    private static Parser? ParserOf(ReadOnlySpan<byte> file) =>
        PngParser.Recognises(file) ? PngParser.Parse
        : JpegParser.Recognises(file) ? JpegParser.Parse
        : WebpParser.Recognises(file) ? WebpParser.Parse
        : null;

    private static bool IsTooLarge(int width, int height) =>
        width > MaxSide || height > MaxSide || (long)width * height > MaxPixels;
}

/// <summary>What a parser found.</summary>
internal readonly record struct ParsedImage(ImageInfo Info, byte[] Clean);

/// <summary>Ends the reading of a picture that is refused; caught by <see cref="ImageInspector"/>.</summary>
internal sealed class ImageException(ImageProblem problem) : Exception(problem.ToString())
{
    public ImageProblem Problem { get; } = problem;

    /// <summary>The next <paramref name="count"/> bytes from <paramref name="offset"/> on; a file that ends before is damaged.</summary>
    public static ReadOnlySpan<byte> Take(ReadOnlySpan<byte> file, int offset, int count) =>
        offset >= 0 && count >= 0 && offset <= file.Length - count
            ? file.Slice(offset, count)
            : throw new ImageException(ImageProblem.Damaged);
}
