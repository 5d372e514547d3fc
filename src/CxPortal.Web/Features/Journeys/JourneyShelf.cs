using CxPortal.Data;
using CxPortal.Domain.Journeys;
using CxPortal.Web.Infrastructure.Http;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Journeys;

/// <summary>Puts journeys into the archive and among the templates, and takes them out again. Doing either twice changes nothing.</summary>
public sealed class JourneyShelf(CxPortalDbContext database, TimeProvider clock)
{
    /// <summary>Puts a journey into the archive, or brings it back.</summary>
    /// <returns>The title.</returns>
    public Task<Outcome<string>> SetArchivedAsync(long id, bool isArchived, CancellationToken cancellationToken) => ChangeAsync(
        id, journey => journey.ArchivedAt = isArchived ? journey.ArchivedAt ?? clock.GetUtcNow().UtcDateTime : null, cancellationToken);

    /// <summary>Lets new journeys start from this one, or no longer.</summary>
    /// <returns>The title.</returns>
    public Task<Outcome<string>> SetTemplateAsync(long id, bool isTemplate, CancellationToken cancellationToken) =>
        ChangeAsync(id, journey => journey.IsTemplate = isTemplate, cancellationToken);

    private async Task<Outcome<string>> ChangeAsync(long id, Action<Journey> change, CancellationToken cancellationToken)
    {
        var journey = await database.Journeys.SingleOrDefaultAsync(journey => journey.Id == id, cancellationToken);
        if (journey is null)
        {
            return Outcome<string>.NotFound;
        }

        change(journey);
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return journey.Title;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Outcome<string>.StaleBecause(journey.Title);
        }
    }
}
