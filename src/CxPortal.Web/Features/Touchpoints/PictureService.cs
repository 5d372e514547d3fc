using CxPortal.Data;
using CxPortal.Domain.Common;
using CxPortal.Domain.Journeys;
using CxPortal.Web.Infrastructure.Files;
using CxPortal.Web.Infrastructure.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Touchpoints;

/// <summary>Writes the evidence pictures of cards.</summary>
public sealed class PictureService(
    CxPortalDbContext database, PictureReceiver receiver, FileStore files, TimeProvider clock, IStringLocalizer<TouchpointsText> text)
{
    /// <summary>Adds pictures at the end of a card. Good files are stored even when others of the same upload are refused.</summary>
    /// <returns>NotFound: no such touchpoint here; Invalid: it lies in the archive, or no file was sent.</returns>
    public async Task<Outcome<UploadResult>> AddAsync(
        long journeyId, long touchpointId, IReadOnlyList<IFormFile> uploads, CancellationToken cancellationToken)
    {
        if (await RefusalAsync(journeyId, touchpointId, cancellationToken) is { } refusal)
        {
            return new Outcome<UploadResult> { Kind = refusal.Kind, Problems = refusal.Problems };
        }

        if (uploads.Count == 0)
        {
            return Outcome<UploadResult>.Invalid(string.Empty, text["Picture.Problem.None"]);
        }

        var problems = new List<string>();
        var received = new List<ReceivedPicture>();
        var room = EvidencePicture.MaxPerTouchpoint - await ShownAsync(touchpointId, cancellationToken);
        foreach (var upload in uploads)
        {
            if (received.Count >= room)
            {
                problems.Add(text["Picture.Problem.TooMany", PictureReceiver.NameOf(upload.FileName), EvidencePicture.MaxPerTouchpoint]);
                continue;
            }

            var (picture, problem) = await receiver.ReceiveAsync(upload, cancellationToken);
            if (picture is not null)
            {
                received.Add(picture);
            }
            else
            {
                problems.Add(problem!);
            }
        }

        var added = await StoreAsync(journeyId, touchpointId, received, problems, cancellationToken);
        return new UploadResult(added, problems);
    }

    /// <summary>Says what a picture shows.</summary>
    /// <returns>NotFound; Invalid: too long, or the card lies in the archive; Stale: somebody else said something in between.</returns>
    public async Task<Outcome> DescribeAsync(long journeyId, long pictureId, int version, string? caption, CancellationToken cancellationToken)
    {
        var (picture, refusal) = await FindAsync(journeyId, pictureId, cancellationToken);
        if (picture is null)
        {
            return refusal;
        }

        var clean = CellContent.Clean(caption);
        if (clean?.Length > EvidencePicture.MaxCaptionLength)
        {
            return Outcome.Invalid(nameof(PictureForm.Caption), text["Problem.TooLong", EvidencePicture.MaxCaptionLength]);
        }

        if (picture.Caption == clean)
        {
            return Outcome.Done;
        }

        if (picture.Version != version)
        {
            return Outcome.Stale;
        }

        picture.Caption = clean;
        return await database.SaveOrStaleAsync(cancellationToken);
    }

    /// <summary>Puts a picture after another one of the same card, or first.</summary>
    /// <returns>NotFound: no such picture here, or the other one is not of this card; Stale: somebody moved it in between.</returns>
    public async Task<Outcome> MoveAsync(long journeyId, long pictureId, long? afterId, CancellationToken cancellationToken)
    {
        var (picture, refusal) = await FindAsync(journeyId, pictureId, cancellationToken);
        if (picture is null)
        {
            return refusal;
        }

        var others = await database.EvidencePictures
            .Where(other => other.TouchpointId == picture.TouchpointId && other.Id != pictureId)
            .OrderBy(other => other.Position).ThenBy(other => other.Id)
            .ToListAsync(cancellationToken);
        var place = afterId is null ? 0 : others.FindIndex(other => other.Id == afterId) + 1;
        if (afterId is not null && place == 0)
        {
            return Outcome.NotFound;
        }

        others.Insert(place, picture);
        var between = Ordering.Between(others.ElementAtOrDefault(place - 1)?.Position, others.ElementAtOrDefault(place + 1)?.Position);
        if (between is { } position)
        {
            picture.Position = position;
        }
        else
        {
            for (var index = 0; index < others.Count; index++)
            {
                others[index].Position = Ordering.At(index);
            }
        }

        return await database.SaveOrStaleAsync(cancellationToken);
    }

    /// <summary>Puts a picture into the archive or brings it back to its place.</summary>
    /// <returns>NotFound; Invalid: the card is full or lies in the archive; Stale.</returns>
    public async Task<Outcome> ArchiveAsync(long journeyId, long pictureId, bool isArchived, CancellationToken cancellationToken)
    {
        var (picture, refusal) = await FindAsync(journeyId, pictureId, cancellationToken);
        if (picture is null)
        {
            return refusal;
        }

        if (picture.ArchivedAt is not null == isArchived)
        {
            return Outcome.Done;
        }

        if (!isArchived && await ShownAsync(picture.TouchpointId, cancellationToken) >= EvidencePicture.MaxPerTouchpoint)
        {
            return Outcome.Invalid(string.Empty, text["Picture.Problem.TooMany", picture.FileName, EvidencePicture.MaxPerTouchpoint]);
        }

        picture.ArchivedAt = isArchived ? clock.GetUtcNow().UtcDateTime : null;
        return await database.SaveOrStaleAsync(cancellationToken);
    }

    private Task<int> ShownAsync(long touchpointId, CancellationToken cancellationToken) =>
        database.EvidencePictures.CountAsync(picture => picture.TouchpointId == touchpointId && picture.ArchivedAt == null, cancellationToken);

    private async Task<Outcome?> RefusalAsync(long journeyId, long touchpointId, CancellationToken cancellationToken)
    {
        var state = await database.Touchpoints
            .Where(touchpoint => touchpoint.JourneyId == journeyId && touchpoint.Id == touchpointId)
            .Select(touchpoint => new
            {
                IsArchived = touchpoint.ArchivedAt != null || touchpoint.Stage!.ArchivedAt != null
                    || database.Journeys.Any(journey => journey.Id == journeyId && journey.ArchivedAt != null),
            })
            .SingleOrDefaultAsync(cancellationToken);
        return state is null ? Outcome.NotFound : state.IsArchived ? Outcome.Invalid(string.Empty, text["Problem.Archived"]) : null;
    }

    private async Task<(EvidencePicture? Picture, Outcome Refusal)> FindAsync(long journeyId, long pictureId, CancellationToken cancellationToken)
    {
        var picture = await database.EvidencePictures.SingleOrDefaultAsync(row => row.JourneyId == journeyId && row.Id == pictureId, cancellationToken);
        if (picture is null)
        {
            return (null, Outcome.NotFound);
        }

        return await RefusalAsync(journeyId, picture.TouchpointId, cancellationToken) is { } refusal ? (null, refusal) : (picture, Outcome.Done);
    }

    private async Task<int> StoreAsync(
        long journeyId, long touchpointId, List<ReceivedPicture> received, List<string> problems, CancellationToken cancellationToken)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var shown = await database.EvidencePictures
            .Where(picture => picture.TouchpointId == touchpointId)
            .Select(picture => new { picture.StoredFileId, picture.Position, IsShown = picture.ArchivedAt == null })
            .ToListAsync(cancellationToken);
        var known = shown.Where(picture => picture.IsShown).Select(picture => picture.StoredFileId).ToHashSet();
        var last = shown.Select(picture => (long?)picture.Position).Max();
        var added = 0;
        foreach (var picture in received)
        {
            var fileId = await files.PutAsync(picture.Content, picture.Info.ContentType, cancellationToken);
            if (!known.Add(fileId))
            {
                problems.Add(text["Picture.Problem.Repeated", picture.FileName]);
                continue;
            }

            last = Ordering.Between(last, null);
            database.EvidencePictures.Add(new EvidencePicture
            {
                JourneyId = journeyId,
                TouchpointId = touchpointId,
                StoredFileId = fileId,
                ThumbnailFileId = picture.Thumbnail is null ? null : await files.PutAsync(picture.Thumbnail, Redrawing.ThumbnailType, cancellationToken),
                FileName = picture.FileName,
                Width = picture.Info.Width,
                Height = picture.Info.Height,
                Position = last!.Value,
            });
            added++;
        }

        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return added;
    }
}
