using CxPortal.Data;
using CxPortal.Domain.Surveys.Collection;
using CxPortal.Web.Features.Collectors;
using CxPortal.Web.Features.Contacts.Respondents;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Contacts.Unsubscribing;

/// <summary>What the page of somebody who wants no invitations shows.</summary>
/// <param name="Token">Token of the letter's link.</param>
/// <param name="Language">Language of the person.</param>
/// <param name="Organisation">Name of the organisation; empty where none is set.</param>
/// <param name="IsDone">Whether invitations have ended already.</param>
public sealed record UnsubscribeView(string Token, string Language, string Organisation, bool IsDone);

/// <summary>Ends invitations for the person to whom a letter went, and lets them begin again.</summary>
public sealed class UnsubscribeService(CxPortalDbContext database, PersonalLinks links, RespondentWishes wishes)
{
    /// <summary>The page behind a letter's link; null when the link was not made here or its invitation is gone.</summary>
    public async Task<UnsubscribeView?> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (await PersonAsync(token, cancellationToken) is not { } person)
        {
            return null;
        }

        var organisation = await database.Settings.Select(row => row.OrganisationName).SingleOrDefaultAsync(cancellationToken) ?? string.Empty;
        var hash = person.Email is null ? null : AddressHash.Of(person.Email);

        // Somebody who was erased gets no letters any more, and so has what was asked for.
        var isDone = hash is null || await database.ContactOptOuts.AnyAsync(row => row.AddressHash == hash && row.Family == null, cancellationToken);
        return new UnsubscribeView(token, person.Language, organisation, isDone);
    }

    /// <summary>Ends invitations of every kind. Doing it twice changes nothing.</summary>
    /// <returns>Whether the link was known.</returns>
    public async Task<bool> EndAsync(string token, CancellationToken cancellationToken)
    {
        if (await PersonAsync(token, cancellationToken) is not { } person)
        {
            return false;
        }

        if (person.Email is not null)
        {
            await wishes.OptOutAsync(person.Email, cancellationToken);
        }

        return true;
    }

    /// <summary>Lets invitations begin again, for somebody who pressed by mistake.</summary>
    /// <returns>Whether the link was known.</returns>
    public async Task<bool> BeginAgainAsync(string token, CancellationToken cancellationToken)
    {
        if (await PersonAsync(token, cancellationToken) is not { } person)
        {
            return false;
        }

        if (person.Email is not null)
        {
            var hash = AddressHash.Of(person.Email);
            database.ContactOptOuts.RemoveRange(await database.ContactOptOuts.Where(row => row.AddressHash == hash && row.Family == null).ToListAsync(cancellationToken));
            await database.SaveChangesAsync(cancellationToken);
        }

        return true;
    }

    private async Task<Person?> PersonAsync(string token, CancellationToken cancellationToken) => links.TryHash(token, out var hash)
        ? await (from invitation in database.Invitations
                 where invitation.TokenHash == hash
                 join respondent in database.Respondents on invitation.RespondentId equals respondent.Id into people
                 from respondent in people.DefaultIfEmpty()
                 select new Person(respondent.Email, respondent.Language ?? "ru")).SingleOrDefaultAsync(cancellationToken)
        : null;

    private sealed record Person(string? Email, string Language);
}
