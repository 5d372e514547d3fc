using CxPortal.Data;
using CxPortal.Domain.Surveys.Cases;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Cases.Work;

/// <summary>Carries cases from the contact to their end. Problems name the fields of the form.</summary>
public sealed class CaseService(
    CxPortalDbContext database, CasePeople people, TimeProvider clock, IStringLocalizer<CasesText> text, IStringLocalizer<ValidationText> validation)
{
    /// <summary>Notes that the client was contacted now; the first contact counts, so doing it twice changes nothing.</summary>
    public async Task<Outcome> ContactAsync(long id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } row)
        {
            return Outcome.NotFound;
        }

        row.ContactedAt ??= clock.GetUtcNow().UtcDateTime;
        return await database.SaveOrStaleAsync(cancellationToken);
    }

    /// <summary>Takes back the note of a contact that was made by mistake.</summary>
    public async Task<Outcome> TakeContactBackAsync(long id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } row)
        {
            return Outcome.NotFound;
        }

        if (row.ClosedAt is null)
        {
            row.ContactedAt = null;
        }

        return await database.SaveOrStaleAsync(cancellationToken);
    }

    /// <summary>Changes owner, cause, recovery and outcome; an outcome closes the case, none opens it again.</summary>
    public async Task<Outcome> ChangeAsync(long id, CaseForm form, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } row)
        {
            return Outcome.NotFound;
        }

        if (row.Version != form.Version)
        {
            return Outcome.Stale;
        }

        if (row.OwnerId != form.OwnerId && !await people.CanWorkAsync(form.OwnerId!.Value, cancellationToken))
        {
            return Outcome.Invalid(nameof(form.OwnerId), validation["Binding.Unknown"]);
        }

        if (ProblemOf(row, form) is { } problem)
        {
            return Outcome.Invalid(problem.Field, problem.Message);
        }

        row.OwnerId = form.OwnerId!.Value;
        row.Cause = form.Cause;
        row.CauseNote = Clean(form.CauseNote);
        row.RecoveryAction = Clean(form.RecoveryAction);
        row.Outcome = form.Outcome;
        row.ClosedAt = form.Outcome is null ? null : row.ClosedAt ?? clock.GetUtcNow().UtcDateTime;
        row.ChurnedAfter90Days = row.ClosedAt is null ? null : form.ChurnedAfter90Days;
        return await database.SaveOrStaleAsync(cancellationToken);
    }

    private Problem? ProblemOf(FeedbackCase row, CaseForm form)
    {
        var needsContact = form.Outcome is CaseOutcome.Recovered or CaseOutcome.NotRecovered;
        return needsContact && row.ContactedAt is null ? new Problem(nameof(form.Outcome), text["Case.ContactFirst"])
            : needsContact && form.Cause is null ? new Problem(nameof(form.Cause), text["Case.CauseMissing"])
            : form.Outcome == CaseOutcome.Recovered && string.IsNullOrWhiteSpace(form.RecoveryAction)
                ? new Problem(nameof(form.RecoveryAction), text["Case.ActionMissing"])
            : null;
    }

    private Task<FeedbackCase?> FindAsync(long id, CancellationToken cancellationToken) =>
        database.FeedbackCases.SingleOrDefaultAsync(row => row.Id == id, cancellationToken);

    private static string? Clean(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
