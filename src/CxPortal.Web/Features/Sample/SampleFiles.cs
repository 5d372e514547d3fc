using System.Security.Cryptography;
using CxPortal.Domain.Files;

namespace CxPortal.Web.Features.Sample;

/// <summary>Draws each picture of the sample once and keeps one stored file for each content.</summary>
/// <param name="now">When the sample is filled (UTC).</param>
internal sealed class SampleFiles(DateTime now)
{
    private readonly Dictionary<string, (StoredFile File, SampleCanvas Canvas)> drawn = [];

    /// <summary>The stored file of a picture and what is drawn on it.</summary>
    public (StoredFile File, SampleCanvas Canvas) Of(SamplePicture picture)
    {
        var canvas = picture.Draw();
        var png = canvas.ToPng();
        var hash = Convert.ToHexStringLower(SHA256.HashData(png));
        if (!drawn.TryGetValue(hash, out var known))
        {
            known = (new StoredFile { Sha256 = hash, ContentType = "image/png", Size = png.Length, Content = png, CreatedAt = now }, canvas);
            drawn[hash] = known;
        }

        return known;
    }
}
