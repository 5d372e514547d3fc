using CxPortal.Data;
using CxPortal.Domain.Surveys.Collection;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Contacts.Respondents;

/// <summary>Reasons not to ask somebody: exclusions, and wishes to get no invitations.</summary>
public sealed class RespondentWishes(CxPortalDbContext database, OrganisationClock organisation, TimeProvider clock, IStringLocalizer<ContactsText> text)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Does not ask somebody for a while. Problems name the fields of the form.</summary>
    public async Task<Outcome> ExcludeAsync(long respondentId, ExclusionForm form, CancellationToken cancellationToken)
    {
        if (!await database.Respondents.AnyAsync(row => row.Id == respondentId, cancellationToken))
        {
            return Outcome.NotFound;
        }

        if (form.Until < organisation.Today)
        {
            return Outcome.Invalid(nameof(form.Until), text["Exclusion.UntilPast"]);
        }

        if (form.Reason == ExclusionReason.Other && string.IsNullOrWhiteSpace(form.Note))
        {
            return Outcome.Invalid(nameof(form.Note), text["Exclusion.NoteMissing"]);
        }

        database.ContactExclusions.Add(new ContactExclusion
        {
            RespondentId = respondentId,
            Reason = form.Reason!.Value,
            Since = Now,
            Until = form.Until is { } last ? organisation.StartOf(last.AddDays(1)) : null,
            Note = string.IsNullOrWhiteSpace(form.Note) ? null : form.Note.Trim(),
        });
        await database.SaveChangesAsync(cancellationToken);
        return Outcome.Done;
    }

    /// <summary>Ends an exclusion now; one that has ended stays as it is.</summary>
    public async Task<Outcome> EndExclusionAsync(long respondentId, long exclusionId, CancellationToken cancellationToken)
    {
        var row = await database.ContactExclusions.SingleOrDefaultAsync(row => row.Id == exclusionId && row.RespondentId == respondentId, cancellationToken);
        if (row is null)
        {
            return Outcome.NotFound;
        }

        if (row.Until is null || row.Until > Now)
        {
            row.Until = Now;
            await database.SaveChangesAsync(cancellationToken);
        }

        return Outcome.Done;
    }

    /// <summary>Notes that somebody said by another way to want no more invitations of any kind. Doing it twice changes nothing.</summary>
    public async Task<Outcome> OptOutAsync(long respondentId, CancellationToken cancellationToken)
    {
        var row = await database.Respondents.Where(row => row.Id == respondentId).Select(row => new { row.Email }).SingleOrDefaultAsync(cancellationToken);
        if (row is null)
        {
            return Outcome.NotFound;
        }

        if (row.Email is null)
        {
            return Outcome.Invalid(string.Empty, text["OptOut.NoAddress"]);
        }

        await OptOutAsync(row.Email, cancellationToken);
        return Outcome.Done;
    }

    /// <summary>Notes that an address wants no more invitations of any kind. Doing it twice changes nothing.</summary>
    public async Task OptOutAsync(string address, CancellationToken cancellationToken)
    {
        var hash = AddressHash.Of(address);
        if (!await database.ContactOptOuts.AnyAsync(optOut => optOut.AddressHash == hash && optOut.Family == null, cancellationToken))
        {
            database.ContactOptOuts.Add(new ContactOptOut { AddressHash = hash, Since = Now });
            await database.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>Takes a wish back, because the person said so.</summary>
    public async Task<Outcome> TakeBackAsync(long respondentId, long optOutId, CancellationToken cancellationToken)
    {
        var email = await database.Respondents.Where(row => row.Id == respondentId).Select(row => row.Email).SingleOrDefaultAsync(cancellationToken);
        var hash = email is null ? null : AddressHash.Of(email);
        if (hash is null || await database.ContactOptOuts.SingleOrDefaultAsync(row => row.Id == optOutId && row.AddressHash == hash, cancellationToken) is not { } found)
        {
            return Outcome.NotFound;
        }

        database.ContactOptOuts.Remove(found);
        await database.SaveChangesAsync(cancellationToken);
        return Outcome.Done;
    }
}
