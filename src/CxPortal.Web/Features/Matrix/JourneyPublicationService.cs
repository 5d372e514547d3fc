using CxPortal.Data;
using CxPortal.Domain.Journeys;
using CxPortal.Domain.Journeys.Exchange;
using CxPortal.Web.Features.Exchange;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Matrix;

/// <summary>Publishes journeys: keeps their content as it is now under the next number, for ever.</summary>
public sealed class JourneyPublicationService(
    CxPortalDbContext database, IDatabaseProvider provider, JourneyDocumentReader reader, CurrentUser user, TimeProvider clock,
    IStringLocalizer<MatrixText> text)
{
    /// <summary>The longest note, in characters.</summary>
    public const int MaxNoteLength = 1000;

    /// <summary>Publishes the journey as it is stored.</summary>
    /// <param name="journeyId">The journey.</param>
    /// <param name="note">What changed, in the publisher's words; may be blank.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Done: the number of the version. Invalid: nothing changed since the newest version, or the journey is archived.
    /// Stale: somebody else is publishing or changing the journey's own row.</returns>
    public async Task<Outcome<int>> PublishAsync(long journeyId, string? note, CancellationToken cancellationToken)
    {
        var journey = await database.Journeys.SingleOrDefaultAsync(row => row.Id == journeyId, cancellationToken);
        if (journey is null)
        {
            return Outcome<int>.NotFound;
        }

        if (journey.ArchivedAt is not null)
        {
            return Outcome<int>.Invalid(string.Empty, text["Problem.Archived"]);
        }

        if (note?.Trim().Length > MaxNoteLength)
        {
            return Outcome<int>.Invalid("note", text["Problem.TitleTooLong", MaxNoteLength]);
        }

        var document = await reader.ReadAsync(journeyId, withPictures: false, cancellationToken);
        var newest = await database.JourneySnapshots
            .Where(row => row.JourneyId == journeyId)
            .OrderByDescending(row => row.Number)
            .Select(row => new { row.Number, row.Fingerprint })
            .FirstOrDefaultAsync(cancellationToken);
        var fingerprint = JourneyFingerprint.Of(document!);
        if (newest?.Fingerprint == fingerprint)
        {
            return Outcome<int>.Invalid(string.Empty, text["Problem.NothingNew", newest.Number]);
        }

        var number = (newest?.Number ?? 0) + 1;
        database.JourneySnapshots.Add(new JourneySnapshot
        {
            JourneyId = journeyId,
            Number = number,
            PublishedAt = clock.GetUtcNow().UtcDateTime,
            PublishedBy = user.Name,
            Note = CellContent.Clean(note),
            Document = JourneyDocumentJson.WriteText(document!),
            Fingerprint = fingerprint,
        });
        journey.Status = JourneyStatus.Published;
        journey.PublishedNumber = number;
        return await SaveAsync(number, cancellationToken);
    }

    private async Task<Outcome<int>> SaveAsync(int number, CancellationToken cancellationToken)
    {
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return number;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Outcome<int> { Kind = OutcomeKind.Stale };
        }
        catch (DbUpdateException exception) when (provider.IsUniqueViolation(exception))
        {
            return new Outcome<int> { Kind = OutcomeKind.Stale };
        }
    }
}
