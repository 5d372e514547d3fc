using CxPortal.Data;
using CxPortal.Domain.Catalog;
using CxPortal.Domain.Journeys;
using CxPortal.Domain.Journeys.Exchange;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Exchange;

/// <summary>Reads a journey from the database as its document.</summary>
public sealed class JourneyDocumentReader(CxPortalDbContext database, IDatabaseProvider provider, TimeProvider clock)
{
    /// <summary>The journey with this id as one consistent state, archived parts left out; null when there is none.</summary>
    /// <param name="journeyId">Id of the journey, which may itself be archived.</param>
    /// <param name="withPictures">Whether the bytes of evidence pictures are included; their hashes always are.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<JourneyDocument?> ReadAsync(long journeyId, bool withPictures = true, CancellationToken cancellationToken = default)
    {
        if (database.Database.CurrentTransaction is not null)
        {
            return await ReadInTransactionAsync(journeyId, withPictures, cancellationToken);
        }

        await using var snapshot = await provider.BeginReadSnapshotAsync(database, cancellationToken);
        return await ReadInTransactionAsync(journeyId, withPictures, cancellationToken);
    }

    /// <summary>The journey with this key; null when there is none.</summary>
    public async Task<JourneyDocument?> ReadAsync(string key, bool withPictures = true, CancellationToken cancellationToken = default)
    {
        var id = await database.Journeys.Where(journey => journey.Key == key).Select(journey => (long?)journey.Id).SingleOrDefaultAsync(cancellationToken);
        return id is null ? null : await ReadAsync(id.Value, withPictures, cancellationToken);
    }

    private async Task<JourneyDocument?> ReadInTransactionAsync(long id, bool withPictures, CancellationToken cancellationToken)
    {
        var journey = await database.Journeys.AsNoTracking()
            .Include(row => row.Channels)
            .Include(row => row.Activity)
            .Include(row => row.Stages.Where(stage => stage.ArchivedAt == null))
            .Include(row => row.Touchpoints.Where(touchpoint => touchpoint.ArchivedAt == null && touchpoint.Stage!.ArchivedAt == null))
            .ThenInclude(touchpoint => touchpoint.Links)
            .Include(row => row.Lanes.Where(lane => lane.ArchivedAt == null))
            .Include(row => row.Cells).ThenInclude(cell => cell.Chips)
            .AsSplitQuery()
            .SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (journey is null)
        {
            return null;
        }

        var pictures = await PicturesAsync(id, withPictures, cancellationToken);
        var rows = await CatalogAsync(journey, cancellationToken);
        return JourneyFingerprint.Stamp(new JourneyDocumentBuilder(journey, pictures, rows).Build() with
        {
            ExportedAt = clock.GetUtcNow().UtcDateTime,
        });
    }

    private async Task<ILookup<long, PictureDocument>> PicturesAsync(long journeyId, bool withContent, CancellationToken cancellationToken)
    {
        var rows = await database.EvidencePictures.AsNoTracking()
            .Where(picture => picture.JourneyId == journeyId && picture.ArchivedAt == null)
            .OrderBy(picture => picture.Position).ThenBy(picture => picture.Id)
            .Select(picture => new
            {
                picture.TouchpointId,
                picture.FileName,
                picture.Caption,
                picture.StoredFile!.ContentType,
                picture.StoredFile.Sha256,
                Content = withContent ? picture.StoredFile.Content : null,
            })
            .ToListAsync(cancellationToken);
        return rows.ToLookup(row => row.TouchpointId, row => new PictureDocument
        {
            FileName = row.FileName,
            Caption = row.Caption,
            ContentType = row.ContentType,
            Sha256 = row.Sha256,
            Content = row.Content,
        });
    }

    /// <summary>The catalogue rows that the journey names, and the channels of its screens.</summary>
    private async Task<Dictionary<long, CatalogItem>> CatalogAsync(Journey journey, CancellationToken cancellationToken)
    {
        long?[] named =
        [
            journey.ProductId, journey.SegmentId,
            .. journey.Channels.Select(channel => (long?)channel.ChannelId),
            .. journey.Cells.SelectMany(cell => cell.Chips).Select(chip => chip.CatalogItemId),
        ];
        var ids = named.OfType<long>().Distinct().ToList();
        var rows = await database.CatalogItems.AsNoTracking()
            .Include(item => item.Aliases)
            .Include(item => item.Channel).ThenInclude(channel => channel!.Aliases)
            .Where(item => ids.Contains(item.Id))
            .AsSplitQuery()
            .ToListAsync(cancellationToken);
        return rows.Concat(rows.Select(row => row.Channel).OfType<CatalogItem>()).DistinctBy(row => row.Id).ToDictionary(row => row.Id);
    }
}
