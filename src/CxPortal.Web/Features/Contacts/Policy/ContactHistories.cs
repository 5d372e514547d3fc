using CxPortal.Data;
using CxPortal.Domain.Surveys.Collection;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Contacts.Policy;

/// <summary>Reads what is known about people before they are asked once more.</summary>
public sealed class ContactHistories(CxPortalDbContext database)
{
    /// <summary>People that are read by one query.</summary>
    private const int ChunkSize = 500;

    /// <summary>All rules.</summary>
    public Task<List<ContactRule>> RulesAsync(CancellationToken cancellationToken) =>
        database.ContactRules.AsNoTracking().OrderBy(rule => rule.Family).ToListAsync(cancellationToken);

    /// <summary>The histories of people by their keys.</summary>
    /// <param name="people">The people with their addresses.</param>
    /// <param name="since">Invitations before this instant (UTC) are left out.</param>
    /// <param name="until">Invitations from this instant (UTC) on are left out.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<IReadOnlyDictionary<long, ContactHistory>> OfAsync(
        IReadOnlyCollection<(long Id, string? Email)> people, DateTime since, DateTime until, CancellationToken cancellationToken)
    {
        var histories = new Dictionary<long, ContactHistory>(people.Count);
        foreach (var chunk in people.Chunk(ChunkSize))
        {
            await AddAsync(histories, chunk, since, until, cancellationToken);
        }

        return histories;
    }

    /// <summary>How far back invitations matter to rules, in days.</summary>
    public static int DaysThatMatter(IEnumerable<ContactRule> rules) => rules.Select(rule => Math.Max(rule.GapDays, rule.WindowDays)).DefaultIfEmpty(0).Max();

    private async Task AddAsync(
        Dictionary<long, ContactHistory> histories, (long Id, string? Email)[] people, DateTime since, DateTime until, CancellationToken cancellationToken)
    {
        var ids = people.Select(person => (long?)person.Id).ToList();
        var invitations = (await (from invitation in database.Invitations
                                  join survey in database.Surveys on invitation.SurveyId equals survey.Id
                                  where ids.Contains(invitation.RespondentId) && invitation.SentAt >= since && invitation.SentAt < until
                                  select new { invitation.RespondentId, invitation.SentAt, survey.Family }).ToListAsync(cancellationToken))
            .ToLookup(row => row.RespondentId!.Value, row => new PastInvitation(row.SentAt!.Value, row.Family));
        var exclusions = (await database.ContactExclusions.AsNoTracking().Where(row => ids.Contains(row.RespondentId)).ToListAsync(cancellationToken))
            .ToLookup(row => row.RespondentId);
        var hashes = people.Where(person => person.Email is not null).ToDictionary(person => person.Id, person => AddressHash.Of(person.Email!));
        var wanted = hashes.Values.Distinct().ToList();
        var optOuts = (await database.ContactOptOuts.AsNoTracking().Where(row => wanted.Contains(row.AddressHash)).ToListAsync(cancellationToken))
            .ToLookup(row => row.AddressHash);
        foreach (var (id, _) in people)
        {
            histories[id] = new ContactHistory([.. invitations[id]], hashes.TryGetValue(id, out var hash) ? [.. optOuts[hash]] : [], [.. exclusions[id]]);
        }
    }
}
