using CxPortal.Data;
using CxPortal.Domain.Surveys.Collection;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Contacts.Respondents;

/// <summary>Records respondents and changes what is known about them.</summary>
public sealed class RespondentService(
    CxPortalDbContext database, IDatabaseProvider provider, TimeProvider clock, IStringLocalizer<ContactsText> text, IStringLocalizer<ValidationText> validation)
{
    /// <summary>Records somebody. Problems name the fields of the form.</summary>
    public async Task<Outcome<Respondent>> CreateAsync(NewRespondentForm form, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(form.Key))
        {
            return Outcome<Respondent>.Invalid(nameof(form.Key), validation["Required"]);
        }

        var row = new Respondent { Key = form.Key.Trim(), CreatedAt = clock.GetUtcNow().UtcDateTime };
        if (Write(row, form) is { } problem)
        {
            return Outcome<Respondent>.Invalid([problem]);
        }

        database.Respondents.Add(row);
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return row;
        }
        catch (DbUpdateException exception) when (provider.IsUniqueViolation(exception))
        {
            return Outcome<Respondent>.Invalid(nameof(form.Key), text["Respondent.KeyTaken", row.Key]);
        }
    }

    /// <summary>Changes name, address, language and attributes.</summary>
    public async Task<Outcome> UpdateAsync(long id, RespondentForm form, CancellationToken cancellationToken)
    {
        if (await database.Respondents.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } found)
        {
            return Outcome.NotFound;
        }

        if (found.Version != form.Version)
        {
            return Outcome.Stale;
        }

        if (Write(found, form) is { } problem)
        {
            return Outcome.Invalid(problem.Field, problem.Message);
        }

        return await database.SaveOrStaleAsync(cancellationToken);
    }

    private Problem? Write(Respondent row, RespondentForm form)
    {
        if (RespondentAttributes.TryParse(form.Attributes, out var attributes) is { } line)
        {
            return new Problem(nameof(form.Attributes), text["Respondent.AttributeLine", line.Length > 60 ? line[..60] + "…" : line]);
        }

        row.Name = Clean(form.Name);
        row.Email = Clean(form.Email);
        row.Language = form.Language!;
        row.Attributes = RespondentAttributes.Write(attributes);
        row.RefreshSearchText();
        return null;
    }

    private static string? Clean(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
