using CxPortal.Domain.Catalog;
using CxPortal.Domain.Journeys;
using CxPortal.Domain.Journeys.Exchange;

namespace CxPortal.Web.Features.Matrix;

/// <summary>Reads published versions as pages.</summary>
public sealed class PublicationReader(JourneyMatrixQueries queries, JourneyVersionQueries versions, MatrixBuilder builder)
{
    /// <summary>A version as a page that can only be read; null when there is none.</summary>
    public async Task<PublicationPage?> FindAsync(long journeyId, int number, MatrixOptions options, CancellationToken cancellationToken)
    {
        if (await versions.FindAsync(journeyId, number, cancellationToken) is not var (version, document)
            || await queries.HeadAsync(journeyId, cancellationToken) is not { } head)
        {
            return null;
        }

        var snapshot = new SnapshotMatrix(document);
        var then = head with
        {
            Title = document.Title ?? head.Title,
            Product = snapshot.NameOf(CatalogKind.Product, document.Product),
            Segment = snapshot.NameOf(CatalogKind.Segment, document.Segment),
            Nature = document.Nature,
            ContentLanguage = document.ContentLanguage,
            Status = JourneyStatus.Published,
            PublishedNumber = number,
            PublishedAt = version.PublishedAt,
            ChangedAt = version.PublishedAt,
            ChangedBy = version.PublishedBy,
            ArchivedAt = null,
        };
        return new PublicationPage(version, document, new MatrixPage
        {
            Journey = then,
            Matrix = builder.Build(then, snapshot.Data(), canWrite: false, canComment: false, isSnapshot: true),
            Options = options,
            Versions = await versions.ListAsync(journeyId, cancellationToken),
        });
    }
}

/// <summary>A published version as it is shown.</summary>
/// <param name="Version">Which one.</param>
/// <param name="Document">What stood there.</param>
/// <param name="Page">The same as a page.</param>
public sealed record PublicationPage(PublishedVersion Version, JourneyDocument Document, MatrixPage Page);
