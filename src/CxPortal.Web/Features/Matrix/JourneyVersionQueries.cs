using System.Text;
using CxPortal.Data;
using CxPortal.Domain.Journeys.Exchange;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Matrix;

/// <summary>Reads published versions of journeys.</summary>
public sealed class JourneyVersionQueries(CxPortalDbContext database)
{
    /// <summary>All versions, the newest first.</summary>
    public async Task<IReadOnlyList<PublishedVersion>> ListAsync(long journeyId, CancellationToken cancellationToken) => await database.JourneySnapshots
        .AsNoTracking()
        .Where(row => row.JourneyId == journeyId)
        .OrderByDescending(row => row.Number)
        .Select(row => new PublishedVersion(row.Number, row.PublishedAt, row.PublishedBy, row.Note))
        .ToListAsync(cancellationToken);

    /// <summary>One version with its content; null when there is none with this number.</summary>
    /// <exception cref="InvalidOperationException">The stored document cannot be read.</exception>
    public async Task<(PublishedVersion Version, JourneyDocument Document)?> FindAsync(long journeyId, int number, CancellationToken cancellationToken)
    {
        var row = await database.JourneySnapshots
            .AsNoTracking()
            .SingleOrDefaultAsync(snapshot => snapshot.JourneyId == journeyId && snapshot.Number == number, cancellationToken);
        if (row is null)
        {
            return null;
        }

        var reading = JourneyDocumentJson.Read(Encoding.UTF8.GetBytes(row.Document));
        return reading.Document is { } document
            ? (new PublishedVersion(row.Number, row.PublishedAt, row.PublishedBy, row.Note), document)
            : throw new InvalidOperationException($"Version {number} of journey {journeyId} cannot be read: {reading.Problems[0].Kind}.");
    }
}
