using CxPortal.Data;
using CxPortal.Domain.Journeys.Exchange;
using CxPortal.Web.Features.Matrix;

namespace CxPortal.Web.Features.Exchange;

/// <summary>A journey as exports for people show it: the same matrix as on the screen, with its document for everything else.</summary>
/// <param name="Head">What the page's head says.</param>
/// <param name="Matrix">The matrix of the page.</param>
/// <param name="Document">The journey as a document; its touchpoints stand in the order of the matrix' columns.</param>
public sealed record JourneyReport(JourneyHead Head, MatrixView Matrix, JourneyDocument Document)
{
    /// <summary>The card of each column.</summary>
    public IReadOnlyList<TouchpointDocument> Cards { get; } = [.. Document.Stages.SelectMany(stage => stage.Touchpoints)];
}

/// <summary>Reads reports of journeys.</summary>
public sealed class JourneyReportReader(
    CxPortalDbContext database, IDatabaseProvider provider, JourneyMatrixQueries queries, MatrixBuilder builder, JourneyDocumentReader documents)
{
    /// <summary>The journey as one consistent state; null when there is none.</summary>
    /// <param name="journeyId">The journey.</param>
    /// <param name="withPictures">Whether the bytes of evidence pictures are needed.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<JourneyReport?> ReadAsync(long journeyId, bool withPictures, CancellationToken cancellationToken)
    {
        await using var moment = await provider.BeginReadSnapshotAsync(database, cancellationToken);
        if (await queries.FindAsync(journeyId, cancellationToken) is not var (head, data))
        {
            return null;
        }

        var matrix = builder.Build(head, data, canWrite: false, canComment: false, isSnapshot: true);
        return new JourneyReport(head, matrix, (await documents.ReadAsync(journeyId, withPictures, cancellationToken))!);
    }
}
