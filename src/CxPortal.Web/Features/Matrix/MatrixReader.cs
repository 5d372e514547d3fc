using CxPortal.Web.Infrastructure.Security;

namespace CxPortal.Web.Features.Matrix;

/// <summary>Reads what the journey page shows, with what the reader may do on it.</summary>
public sealed class MatrixReader(JourneyMatrixQueries queries, MatrixBuilder builder, CurrentUser user)
{
    /// <summary>The whole page; null when there is no such journey.</summary>
    public async Task<MatrixPage?> PageAsync(long journeyId, MatrixOptions options, CancellationToken cancellationToken) =>
        await queries.FindAsync(journeyId, cancellationToken) is var (head, data)
            ? new MatrixPage { Journey = head, Matrix = Build(head, data), Options = options }
            : null;

    /// <summary>The matrix alone; null when there is no such journey.</summary>
    public async Task<MatrixView?> MatrixAsync(long journeyId, CancellationToken cancellationToken) =>
        await queries.FindAsync(journeyId, cancellationToken) is var (head, data) ? Build(head, data) : null;

    private MatrixView Build(JourneyHead head, MatrixData data) => builder.Build(
        head.Id, data, user.Can(Permission.JourneysWrite) && !head.IsArchived, user.Can(Permission.CommentsWrite) && !head.IsArchived);
}
