using CxPortal.Data;
using CxPortal.Domain.Journeys.Exchange;
using CxPortal.Web.Features.Matrix;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Exchange;

/// <summary>Reads published versions for exports: what stands in them, not what the journey has become.</summary>
public sealed class PublicationReportReader(CxPortalDbContext database, PublicationReader publications)
{
    /// <summary>The version as a report; null when there is none.</summary>
    /// <param name="journeyId">The journey.</param>
    /// <param name="number">Number of the version.</param>
    /// <param name="withPictures">Whether the bytes of evidence pictures are needed.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<JourneyReport?> ReadAsync(long journeyId, int number, bool withPictures, CancellationToken cancellationToken)
    {
        if (await publications.FindAsync(journeyId, number, new MatrixOptions(), cancellationToken) is not { } publication)
        {
            return null;
        }

        var document = withPictures ? await WithPicturesAsync(publication.Document, cancellationToken) : publication.Document;
        return new JourneyReport(publication.Page.Journey, publication.Page.Matrix, document);
    }

    /// <summary>The version as a document; null when there is none.</summary>
    /// <inheritdoc cref="ReadAsync" />
    public async Task<JourneyDocument?> DocumentAsync(long journeyId, int number, bool withPictures, CancellationToken cancellationToken) =>
        (await ReadAsync(journeyId, number, withPictures, cancellationToken))?.Document;

    /// <summary>A version keeps the hashes of its pictures; their bytes are kept once for all versions.</summary>
    private async Task<JourneyDocument> WithPicturesAsync(JourneyDocument document, CancellationToken cancellationToken)
    {
        var hashes = document.Stages.SelectMany(stage => stage.Touchpoints).SelectMany(touchpoint => touchpoint.Pictures)
            .Select(picture => picture.Sha256).OfType<string>().Distinct().ToList();
        var contents = await database.StoredFiles.AsNoTracking()
            .Where(file => hashes.Contains(file.Sha256))
            .ToDictionaryAsync(file => file.Sha256, file => file.Content, cancellationToken);
        return document with
        {
            Stages = [.. document.Stages.Select(stage => stage with
            {
                Touchpoints = [.. stage.Touchpoints.Select(touchpoint => touchpoint with
                {
                    Pictures = [.. touchpoint.Pictures.Select(picture => picture with { Content = contents.GetValueOrDefault(picture.Sha256 ?? string.Empty) })],
                })],
            })],
        };
    }
}
