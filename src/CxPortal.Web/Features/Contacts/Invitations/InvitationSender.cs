using CxPortal.Data;
using CxPortal.Domain.Surveys.Collection;
using CxPortal.Domain.Surveys.Definition;
using CxPortal.Web.Features.Collectors;
using CxPortal.Web.Features.Contacts.Policy;
using CxPortal.Web.Infrastructure.Mail;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Contacts.Invitations;

/// <summary>
/// Sends the letters of one mailing. Each is noted as sent before it goes out: should the portal die in between, one person gets no
/// letter, and nobody gets two.
/// </summary>
public sealed class InvitationSender(
    CxPortalDbContext database, ContactHistories histories, PersonalLinks links, InvitationLetters letters, IMailSender mail, TimeProvider clock)
{
    private const int BatchSize = 50;

    /// <summary>After so many refusals in a row the mail server is taken to be ill, and the rest waits for the next run.</summary>
    private const int Patience = 5;

    private int refusals;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Sends letters that wait, then reminders that are due.</summary>
    /// <param name="mailing">The mailing, tracked.</param>
    /// <param name="family">Family of its survey.</param>
    /// <param name="portal">Address of the portal, without a slash at its end.</param>
    /// <param name="most">The most letters to send.</param>
    /// <param name="cancellationToken">Stops the work between two letters.</param>
    /// <returns>How many letters were sent.</returns>
    public async Task<int> SendAsync(Mailing mailing, string family, string portal, int most, CancellationToken cancellationToken)
    {
        var work = new Work(mailing, LocalTextJson.Read(mailing.Subject), LocalTextJson.Read(mailing.Body), family, portal, await histories.RulesAsync(cancellationToken));
        refusals = 0;
        var sent = await SendPlannedAsync(work, most, cancellationToken);
        sent += await RemindAsync(work, most - sent, cancellationToken);
        if (await IsDoneAsync(mailing, cancellationToken))
        {
            mailing.DoneAt = Now;
            await database.SaveChangesAsync(cancellationToken);
        }

        return sent;
    }

    private async Task<int> SendPlannedAsync(Work work, int most, CancellationToken cancellationToken)
    {
        var sent = 0;
        while (sent < most && refusals < Patience)
        {
            var batch = await BatchAsync(
                row => row.MailingId == work.Mailing.Id && row.State == InvitationState.Planned, Math.Min(BatchSize, most - sent), cancellationToken);
            if (batch.Count == 0)
            {
                break;
            }

            var known = await HistoriesAsync(work, batch, cancellationToken);
            foreach (var (invitation, person) in batch)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (person?.Email is not { } address)
                {
                    await RefuseAsync(invitation, NotSentReason.NoAddress, cancellationToken);
                }
                else if (ContactPolicy.Decide(work.Rules, work.Family, known[person.Id], Now).Reason is { } reason)
                {
                    await RefuseAsync(invitation, reason, cancellationToken);
                }
                else if (await SendOneAsync(work, invitation, person, address, cancellationToken))
                {
                    sent++;
                }

                if (refusals >= Patience)
                {
                    break;
                }
            }

            database.ChangeTracker.Clear();
            database.Attach(work.Mailing);
        }

        return sent;
    }

    private async Task<bool> SendOneAsync(Work work, Invitation invitation, Respondent person, string address, CancellationToken cancellationToken)
    {
        var (token, hash) = links.Of(invitation.Id, invitation.CreatedAt);
        (invitation.TokenHash, invitation.State, invitation.SentAt) = (hash, InvitationState.Sent, Now);
        await database.SaveChangesAsync(cancellationToken);
        var result = await mail.SendAsync(letters.Write(work.Subject, work.Body, person, address, work.Portal, token, isReminder: false), cancellationToken);
        if (result.IsSent)
        {
            refusals = 0;
            return true;
        }

        refusals++;
        (invitation.State, invitation.SentAt) = (InvitationState.Failed, null);
        await database.SaveChangesAsync(cancellationToken);
        return false;
    }

    private async Task<int> RemindAsync(Work work, int most, CancellationToken cancellationToken)
    {
        if (work.Mailing.RemindAfterDays is not { } days || most <= 0)
        {
            return 0;
        }

        var before = Now.AddDays(-days);
        var batch = await BatchAsync(
            row => row.MailingId == work.Mailing.Id && row.State == InvitationState.Sent && row.Reminders == 0 && row.SentAt <= before, most, cancellationToken);
        var known = await HistoriesAsync(work, batch, cancellationToken);
        var sent = 0;
        foreach (var (invitation, person) in batch.TakeWhile(_ => refusals < Patience))
        {
            cancellationToken.ThrowIfCancellationRequested();

            // A reminder belongs to the invitation that passed gaps and caps; wishes and complaints of the meantime count.
            var isWelcome = person is not null && ContactPolicy.Decide([], work.Family, known[person.Id], Now).IsEligible;
            (invitation.Reminders, invitation.RemindedAt) = (1, isWelcome ? Now : null);
            await database.SaveChangesAsync(cancellationToken);
            if (!isWelcome || person!.Email is not { } address)
            {
                continue;
            }

            var (token, _) = links.Of(invitation.Id, invitation.CreatedAt);
            var result = await mail.SendAsync(letters.Write(work.Subject, work.Body, person, address, work.Portal, token, isReminder: true), cancellationToken);
            refusals = result.IsSent ? 0 : refusals + 1;
            sent += result.IsSent ? 1 : 0;
        }

        return sent;
    }

    private async Task RefuseAsync(Invitation invitation, NotSentReason reason, CancellationToken cancellationToken)
    {
        (invitation.State, invitation.NotSent) = (InvitationState.NotSent, reason);
        await database.SaveChangesAsync(cancellationToken);
    }

    private async Task<List<(Invitation Invitation, Respondent? Person)>> BatchAsync(
        System.Linq.Expressions.Expression<Func<Invitation, bool>> which, int most, CancellationToken cancellationToken)
    {
        var invitations = await database.Invitations.Where(which).OrderBy(row => row.Id).Take(most).ToListAsync(cancellationToken);
        var ids = invitations.Select(row => row.RespondentId).ToList();
        var people = await database.Respondents.AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellationToken);
        return invitations.ConvertAll(row => (row, row.RespondentId is { } id ? people.GetValueOrDefault(id) : null));
    }

    private Task<IReadOnlyDictionary<long, ContactHistory>> HistoriesAsync(
        Work work, List<(Invitation Invitation, Respondent? Person)> batch, CancellationToken cancellationToken) => histories.OfAsync(
        [.. batch.Where(one => one.Person is not null).Select(one => (one.Person!.Id, one.Person.Email))],
        Now.AddDays(-ContactHistories.DaysThatMatter(work.Rules)),
        Now.AddTicks(1),
        cancellationToken);

    /// <summary>Whether no letter of the mailing will ever go out any more.</summary>
    private async Task<bool> IsDoneAsync(Mailing mailing, CancellationToken cancellationToken) =>
        !await database.Invitations.AnyAsync(
            row => row.MailingId == mailing.Id
                && (row.State == InvitationState.Planned || (mailing.RemindAfterDays != null && row.State == InvitationState.Sent && row.Reminders == 0)),
            cancellationToken);

    private sealed record Work(Mailing Mailing, LocalText Subject, LocalText Body, string Family, string Portal, IReadOnlyList<ContactRule> Rules);
}
