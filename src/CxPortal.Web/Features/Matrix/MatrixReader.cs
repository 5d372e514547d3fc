using CxPortal.Web.Features.Touchpoints;
using CxPortal.Web.Infrastructure.Security;

namespace CxPortal.Web.Features.Matrix;

/// <summary>Reads what the journey page shows, with what the reader may do on it.</summary>
public sealed class MatrixReader(
    JourneyMatrixQueries queries, JourneyVersionQueries versions, ArchiveQueries archive, MatrixBuilder builder, CardReader cards, CurrentUser user)
{
    /// <summary>The whole page; null when there is no such journey.</summary>
    public async Task<MatrixPage?> PageAsync(long journeyId, MatrixOptions options, CancellationToken cancellationToken)
    {
        if (await queries.FindAsync(journeyId, cancellationToken) is not var (head, data))
        {
            return null;
        }

        var matrix = Build(head, data);
        return new MatrixPage
        {
            Journey = head,
            Matrix = matrix,
            Options = options,
            Versions = head.PublishedNumber > 0 ? await versions.ListAsync(journeyId, cancellationToken) : [],
            Archive = options.ShowsArchive && matrix.CanWrite ? await archive.ListAsync(journeyId, cancellationToken) : null,
            Editing = options is { IsList: true, Edit: { } touchpointId } && matrix.CanWrite
                ? await cards.FindAsync(journeyId, touchpointId, isPanel: false, cancellationToken)
                : null,
        };
    }

    /// <summary>The matrix alone; null when there is no such journey.</summary>
    public async Task<MatrixView?> MatrixAsync(long journeyId, CancellationToken cancellationToken) =>
        await queries.FindAsync(journeyId, cancellationToken) is var (head, data) ? Build(head, data) : null;

    private MatrixView Build(JourneyHead head, MatrixData data) => builder.Build(
        head, data, user.Can(Permission.JourneysWrite) && !head.IsArchived, user.Can(Permission.CommentsWrite) && !head.IsArchived);
}
