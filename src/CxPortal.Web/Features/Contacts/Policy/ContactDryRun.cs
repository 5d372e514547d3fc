using System.Globalization;
using CxPortal.Data;
using CxPortal.Domain.Surveys.Collection;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Contacts.Policy;

/// <summary>Tries rules on the invitations that were sent in the last 30 days.</summary>
public sealed class ContactDryRun(CxPortalDbContext database, ContactHistories histories, TimeProvider clock)
{
    /// <summary>How many days the dry run looks back.</summary>
    public const int Days = 30;

    /// <summary>What a rule in place of the stored one would have done, beside what the stored rules would have done.</summary>
    /// <param name="id">The stored rule; null for a new one.</param>
    /// <param name="form">The rule to try.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<DryRunView> RunAsync(long? id, ContactRuleForm form, CancellationToken cancellationToken)
    {
        var present = await histories.RulesAsync(cancellationToken);
        var proposed = present.Where(rule => rule.Id != id).Append(form.WriteTo(new ContactRule())).ToList();
        var from = clock.GetUtcNow().UtcDateTime.AddDays(-Days);
        var sent = await (from invitation in database.Invitations
                          join survey in database.Surveys on invitation.SurveyId equals survey.Id
                          join person in database.Respondents on invitation.RespondentId equals person.Id
                          where invitation.SentAt >= @from
                          select new { person.Id, person.Email, invitation.SentAt, survey.Family }).ToListAsync(cancellationToken);
        var people = sent.Select(row => (row.Id, (string?)row.Email)).Distinct().ToList();
        var before = await histories.OfAsync(people, from.AddDays(-ContactHistories.DaysThatMatter(present.Concat(proposed))), from, cancellationToken);
        var invitations = sent.ConvertAll(row => new ReplayedInvitation(row.Id.ToString(CultureInfo.InvariantCulture), row.SentAt!.Value, row.Family));
        return new DryRunView(ContactReplay.Run(proposed, invitations, Of), ContactReplay.Run(present, invitations, Of));

        ContactHistory Of(string person) => before[long.Parse(person, CultureInfo.InvariantCulture)];
    }

    /// <summary>What came of the invitations of the last 30 days.</summary>
    public async Task<LastMonthView> LastMonthAsync(CancellationToken cancellationToken)
    {
        var from = clock.GetUtcNow().UtcDateTime.AddDays(-Days);
        var sent = await database.Invitations.CountAsync(row => row.SentAt >= from, cancellationToken);
        var notSent = await database.Invitations.Where(row => row.NotSent != null && row.CreatedAt >= from)
            .GroupBy(row => row.NotSent!.Value)
            .Select(same => new { same.Key, Count = same.Count() })
            .ToDictionaryAsync(same => same.Key, same => same.Count, cancellationToken);
        return new LastMonthView(sent, notSent);
    }
}
