using CxPortal.Data;
using CxPortal.Domain.Surveys.Collection;
using CxPortal.Web.Infrastructure.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Contacts.Policy;

/// <summary>Reads and changes the rules of the contact policy.</summary>
public sealed class ContactRuleService(CxPortalDbContext database, IDatabaseProvider provider, IStringLocalizer<ContactsText> text)
{
    /// <summary>A rule; null when there is none.</summary>
    public Task<ContactRule?> FindAsync(long id, CancellationToken cancellationToken) =>
        database.ContactRules.AsNoTracking().SingleOrDefaultAsync(rule => rule.Id == id, cancellationToken);

    /// <summary>Families that surveys have, in order.</summary>
    public async Task<IReadOnlyList<string>> FamiliesAsync(CancellationToken cancellationToken) =>
        await database.Surveys.Select(survey => survey.Family).Distinct().OrderBy(family => family).ToListAsync(cancellationToken);

    /// <summary>Adds a rule. Problems name the fields of the form.</summary>
    public async Task<Outcome> AddAsync(ContactRuleForm form, CancellationToken cancellationToken)
    {
        database.ContactRules.Add(form.WriteTo(new ContactRule()));
        return await SaveAsync(form, cancellationToken);
    }

    /// <summary>Changes a rule.</summary>
    public async Task<Outcome> ChangeAsync(long id, ContactRuleForm form, CancellationToken cancellationToken)
    {
        if (await database.ContactRules.SingleOrDefaultAsync(rule => rule.Id == id, cancellationToken) is not { } rule)
        {
            return Outcome.NotFound;
        }

        if (rule.Version != form.Version)
        {
            return Outcome.Stale;
        }

        form.WriteTo(rule);
        return await SaveAsync(form, cancellationToken);
    }

    /// <summary>Takes a rule away.</summary>
    public async Task<Outcome> RemoveAsync(long id, CancellationToken cancellationToken)
    {
        if (await database.ContactRules.SingleOrDefaultAsync(rule => rule.Id == id, cancellationToken) is not { } rule)
        {
            return Outcome.NotFound;
        }

        database.ContactRules.Remove(rule);
        return await database.SaveOrStaleAsync(cancellationToken);
    }

    private async Task<Outcome> SaveAsync(ContactRuleForm form, CancellationToken cancellationToken)
    {
        var family = string.IsNullOrWhiteSpace(form.Family) ? null : form.Family.Trim();
        var changed = database.ChangeTracker.Entries<ContactRule>().Single().Entity;
        if (await database.ContactRules.AnyAsync(rule => rule.Family == family && rule.Id != changed.Id, cancellationToken))
        {
            database.ChangeTracker.Clear();
            return Taken(family);
        }

        try
        {
            return await database.SaveOrStaleAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (provider.IsUniqueViolation(exception))
        {
            // Somebody added a rule of the same family between the check and the save.
            database.ChangeTracker.Clear();
            return Taken(family);
        }
    }

    private Outcome Taken(string? family) => Outcome.Invalid(
        nameof(ContactRuleForm.Family), family is null ? text["Rule.AllTaken"] : text["Rule.FamilyTaken", family]);
}
