using CxPortal.Data;
using CxPortal.Data.Audit;
using CxPortal.Web.Infrastructure.Localization;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Audit;

/// <summary>Which part of the audit trail is asked for, as it stands in the address bar.</summary>
public sealed class AuditFilter
{
    /// <summary>Value of <see cref="Who"/> for everything done by commands and by the portal itself.</summary>
    public const string Machines = "machines";

    /// <summary>Key of a user, or <see cref="Machines"/>.</summary>
    public string? Who { get; set; }

    /// <summary>Kind of thing, for instance <c>Cell</c>.</summary>
    public string? Subject { get; set; }

    /// <summary>What was being done, for instance <c>Cells.Update</c>.</summary>
    public string? Operation { get; set; }

    /// <summary>Key of a journey.</summary>
    public long? Journey { get; set; }

    /// <summary>First day, in the organisation's time zone.</summary>
    public DateOnly? From { get; set; }

    /// <summary>Last day, in the organisation's time zone.</summary>
    public DateOnly? To { get; set; }

    /// <summary>Part of a name or value.</summary>
    public string? Q { get; set; }

    /// <summary>Only entries older than the one with this key: the next page.</summary>
    public long? Before { get; set; }

    /// <summary>How many of the choices leave something out, besides the words that are looked for and the operation.</summary>
    public int Narrowings => new[]
    {
        !string.IsNullOrWhiteSpace(Who), !string.IsNullOrWhiteSpace(Subject), Journey is not null, From is not null, To is not null,
    }.Count(isChosen => isChosen);

    /// <summary>Whether anything is left out besides newer pages.</summary>
    public bool IsNarrow => !string.IsNullOrWhiteSpace(Q) || !string.IsNullOrWhiteSpace(Operation) || Narrowings > 0;

    /// <summary>The entries that are asked for, the newest first.</summary>
    public async Task<IQueryable<AuditEntry>> FindAsync(CxPortalDbContext database, OrganisationClock organisation, CancellationToken cancellationToken)
    {
        var found = ByWhat(ByWho(database.AuditEntries.AsNoTracking()));

        // Keys grow with time: a range of days becomes a range of keys, which the order by key can use.
        if (From is { } from)
        {
            var start = organisation.StartOf(from);
            var older = await NewestBeforeAsync(database, start, cancellationToken);
            found = found.Where(entry => entry.Id > older);
        }

        if (To is { } to)
        {
            var end = organisation.StartOf(to.AddDays(1));
            var newest = await NewestBeforeAsync(database, end, cancellationToken);
            found = found.Where(entry => entry.Id <= newest);
        }

        if (Before is { } before)
        {
            found = found.Where(entry => entry.Id < before);
        }

        return found.OrderByDescending(entry => entry.Id);
    }

    private IQueryable<AuditEntry> ByWho(IQueryable<AuditEntry> entries)
    {
        if (Guid.TryParse(Who, out var user))
        {
            return entries.Where(entry => entry.ActorId == user);
        }

        return Who == Machines ? entries.Where(entry => entry.ActorId == null) : entries;
    }

    private IQueryable<AuditEntry> ByWhat(IQueryable<AuditEntry> entries)
    {
        if (!string.IsNullOrWhiteSpace(Subject))
        {
            entries = entries.Where(entry => entry.Subject == Subject);
        }

        if (!string.IsNullOrWhiteSpace(Operation))
        {
            entries = entries.Where(entry => entry.Operation == Operation);
        }

        if (Journey is { } journey)
        {
            entries = entries.Where(entry => entry.JourneyId == journey);
        }

        if (!string.IsNullOrWhiteSpace(Q))
        {
            // SQLite knows the case of Latin letters alone, so the usual spellings are tried.
            var typed = Q.Trim();
            var lower = typed.ToLowerInvariant();
            var capital = char.ToUpperInvariant(typed[0]) + lower[1..];
            entries = entries.Where(entry =>
                entry.SubjectName!.Contains(typed) || entry.SubjectName.Contains(lower) || entry.SubjectName.Contains(capital)
                || entry.Before!.Contains(typed) || entry.Before.Contains(lower) || entry.Before.Contains(capital)
                || entry.After!.Contains(typed) || entry.After.Contains(lower) || entry.After.Contains(capital));
        }

        return entries;
    }

    private static Task<long> NewestBeforeAsync(CxPortalDbContext database, DateTime instant, CancellationToken cancellationToken) => database.AuditEntries
        .Where(entry => entry.OccurredAt < instant)
        .OrderByDescending(entry => entry.OccurredAt).ThenByDescending(entry => entry.Id)
        .Select(entry => entry.Id)
        .FirstOrDefaultAsync(cancellationToken);
}
