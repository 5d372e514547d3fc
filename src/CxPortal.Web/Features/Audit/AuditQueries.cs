using CxPortal.Data;
using CxPortal.Data.Audit;
using CxPortal.Web.Infrastructure.Localization;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Audit;

/// <summary>Reads the audit trail, the newest entries first.</summary>
public sealed class AuditQueries(CxPortalDbContext database, OrganisationClock organisation, AuditNames names, AuditWords words)
{
    /// <summary>Entries on a page.</summary>
    public const int PageSize = 50;

    /// <summary>A page of the trail.</summary>
    public async Task<AuditView> ListAsync(AuditFilter filter, CancellationToken cancellationToken)
    {
        var found = await filter.FindAsync(database, organisation, cancellationToken);
        var entries = await found.Take(PageSize + 1).ToListAsync(cancellationToken);
        var next = entries.Count > PageSize ? entries[PageSize - 1].Id : (long?)null;
        entries = [.. entries.Take(PageSize)];
        await names.LearnAsync(entries, cancellationToken);
        return new AuditView(filter, [.. Acts(entries)], next, await ChoicesAsync(cancellationToken));
    }

    /// <summary>Neighbours with the same correlation are one act.</summary>
    private IEnumerable<AuditAct> Acts(List<AuditEntry> entries)
    {
        for (var start = 0; start < entries.Count;)
        {
            var end = start + 1;
            while (end < entries.Count && entries[end].CorrelationId == entries[start].CorrelationId && entries[end].Operation == entries[start].Operation)
            {
                end++;
            }

            var lines = entries.GetRange(start, end - start).AsEnumerable().Reverse().Select(Line).ToList();
            yield return new AuditAct(entries[start], words.Operation(entries[start].Operation), lines);
            start = end;
        }
    }

    private AuditLine Line(AuditEntry entry) => new(
        entry,
        words.Subject(entry.Subject),
        NameOf(entry),
        entry.Subject == "Journey" || entry.JourneyId is null ? null : names.Of("Journey", $"{entry.JourneyId}"),
        [
            .. AuditValues.Of(entry).Select(value => new AuditChange(
                words.Property(value.Name), words.Value(value.Name, value.Before, names), words.Value(value.Name, value.After, names)))
        ]);

    private string? NameOf(AuditEntry entry) =>
        entry.SubjectName ?? names.Of(entry.Subject, entry.SubjectId)
        ?? (AuditValues.ChipOf(entry) is var (property, value) ? words.Value(property, value, names) : null);

    private async Task<AuditChoices> ChoicesAsync(CancellationToken cancellationToken) => new(
        await database.Users.OrderBy(user => user.DisplayName).Select(user => new AuditChoice<Guid>(user.Id, user.DisplayName)).ToListAsync(cancellationToken),
        await database.Journeys.OrderBy(journey => journey.SearchText).Select(journey => new AuditChoice<long>(journey.Id, journey.Title)).ToListAsync(cancellationToken),
        [.. AuditWords.Subjects.Select(subject => new AuditChoice<string>(subject, words.Subject(subject))).OrderBy(choice => choice.Name, StringComparer.CurrentCulture)]);
}
