using CxPortal.Domain.Files;
using CxPortal.Domain.Journeys;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Touchpoints;

/// <summary>A picture that may be stored.</summary>
/// <param name="FileName">Name to show.</param>
/// <param name="Info">What it is.</param>
/// <param name="Content">Its bytes without metadata.</param>
/// <param name="Thumbnail">A small copy; null where none could be made.</param>
public sealed record ReceivedPicture(string FileName, ImageInfo Info, byte[] Content, byte[]? Thumbnail);

/// <summary>Looks at uploaded files and makes them fit to be stored, or says why not.</summary>
public sealed class PictureReceiver(IPictureEngine engine, IStringLocalizer<TouchpointsText> text)
{
    /// <summary>Reads one file.</summary>
    /// <returns>The picture, or the sentence that says why it is refused.</returns>
    public async Task<(ReceivedPicture? Picture, string? Problem)> ReceiveAsync(IFormFile file, CancellationToken cancellationToken)
    {
        var name = NameOf(file.FileName);
        if (file.Length > ImageInspector.MaxBytes)
        {
            return (null, Refuse(name, ImageProblem.TooManyBytes));
        }

        using var buffer = new MemoryStream((int)file.Length);
        await file.CopyToAsync(buffer, cancellationToken);
        var inspection = ImageInspector.Inspect(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
        if (inspection.Info is null)
        {
            return (null, Refuse(name, inspection.Problem ?? ImageProblem.Damaged));
        }

        var drawn = await engine.RedrawAsync(inspection.Info, inspection.Clean, cancellationToken);
        return drawn.Kind switch
        {
            RedrawKind.Redrawn => (new ReceivedPicture(name, drawn.Info!, drawn.Content!, drawn.Thumbnail), null),
            RedrawKind.Unavailable => (new ReceivedPicture(name, inspection.Info, inspection.Clean, null), null),
            _ => (null, Refuse(name, ImageProblem.Damaged)),
        };
    }

    /// <summary>The last part of what the browser calls the file, without control characters and not longer than is stored.</summary>
    public static string NameOf(string fileName)
    {
        var last = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = new string([.. last.Where(character => !char.IsControl(character) && character is not ('"' or '<' or '>'))]).Trim();
        var stem = Path.GetFileNameWithoutExtension(clean);
        var extension = Path.GetExtension(clean);
        var room = Math.Max(1, EvidencePicture.MaxFileNameLength - extension.Length);
        return stem.Length == 0 ? "picture" : (stem.Length > room ? stem[..room] : stem) + (extension.Length > 10 ? string.Empty : extension);
    }

    private string Refuse(string name, ImageProblem problem) => problem switch
    {
        ImageProblem.TooManyBytes => text["Picture.Problem.TooManyBytes", name, ImageInspector.MaxBytes / 1024 / 1024],
        ImageProblem.TooManyPixels => text["Picture.Problem.TooManyPixels", name, ImageInspector.MaxSide, ImageInspector.MaxPixels / 1_000_000],
        _ => text["Picture.Problem." + problem, name],
    };
}
