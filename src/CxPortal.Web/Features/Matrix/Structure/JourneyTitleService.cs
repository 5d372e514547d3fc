using CxPortal.Data;
using CxPortal.Domain.Journeys;
using CxPortal.Web.Infrastructure.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Matrix.Structure;

/// <summary>Renames journeys from the head of their page.</summary>
public sealed class JourneyTitleService(CxPortalDbContext database, IStringLocalizer<MatrixText> text)
{
    /// <summary>Gives a journey another title. Stale: the title that stands now.</summary>
    public async Task<Outcome<JourneyTitle>> RenameAsync(long journeyId, string? title, int version, CancellationToken cancellationToken)
    {
        var journey = await database.Journeys.SingleOrDefaultAsync(row => row.Id == journeyId, cancellationToken);
        if (journey is null)
        {
            return Outcome<JourneyTitle>.NotFound;
        }

        if (journey.ArchivedAt is not null)
        {
            return Outcome<JourneyTitle>.Invalid("title", text["Problem.Archived"]);
        }

        if (string.IsNullOrWhiteSpace(title))
        {
            return Outcome<JourneyTitle>.Invalid("title", text["Problem.NoTitle"]);
        }

        if (title.Trim().Length > Journey.MaxTitleLength)
        {
            return Outcome<JourneyTitle>.Invalid("title", text["Problem.TitleTooLong", Journey.MaxTitleLength]);
        }

        if (journey.Version != version)
        {
            return Outcome<JourneyTitle>.StaleBecause(new JourneyTitle(journey.Version, journey.Title));
        }

        journey.Title = title.Trim();
        journey.RefreshSearchText();
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return new JourneyTitle(journey.Version, journey.Title);
        }
        catch (DbUpdateConcurrencyException)
        {
            database.ChangeTracker.Clear();
            return Outcome<JourneyTitle>.StaleBecause(await database.Journeys
                .Where(row => row.Id == journeyId)
                .Select(row => new JourneyTitle(row.Version, row.Title))
                .SingleOrDefaultAsync(cancellationToken));
        }
    }
}

/// <summary>The title of a journey.</summary>
/// <param name="Version">Version of the journey's row.</param>
/// <param name="Title">The title.</param>
public sealed record JourneyTitle(int Version, string Title);
