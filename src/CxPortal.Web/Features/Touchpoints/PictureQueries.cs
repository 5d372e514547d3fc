using CxPortal.Data;
using CxPortal.Domain.Files;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Touchpoints;

/// <summary>Reads stored pictures.</summary>
public sealed class PictureQueries(CxPortalDbContext database)
{
    /// <summary>A picture of this journey, archived or not; null when there is none.</summary>
    /// <param name="journeyId">The journey.</param>
    /// <param name="pictureId">The picture.</param>
    /// <param name="isThumbnail">Whether the small copy is wanted; where there is none, the picture itself is given.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<PictureFile?> FindAsync(long journeyId, long pictureId, bool isThumbnail, CancellationToken cancellationToken)
    {
        var picture = await database.EvidencePictures
            .AsNoTracking()
            .Where(row => row.JourneyId == journeyId && row.Id == pictureId)
            .Select(row => new { row.FileName, FileId = isThumbnail ? row.ThumbnailFileId ?? row.StoredFileId : row.StoredFileId })
            .SingleOrDefaultAsync(cancellationToken);
        if (picture is null)
        {
            return null;
        }

        var file = await database.StoredFiles.AsNoTracking().SingleAsync(row => row.Id == picture.FileId, cancellationToken);
        return new PictureFile(
            file.Content, file.ContentType, file.Sha256,
            Path.GetFileNameWithoutExtension(picture.FileName) + ImageInfo.ExtensionOf(file.ContentType));
    }

    /// <summary>The touchpoint of a picture; null when the picture is not of this journey.</summary>
    public Task<long?> TouchpointOfAsync(long journeyId, long pictureId, CancellationToken cancellationToken) => database.EvidencePictures
        .AsNoTracking()
        .Where(picture => picture.JourneyId == journeyId && picture.Id == pictureId)
        .Select(picture => (long?)picture.TouchpointId)
        .SingleOrDefaultAsync(cancellationToken);
}
