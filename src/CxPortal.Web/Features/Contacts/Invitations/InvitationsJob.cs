using CxPortal.Data;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Jobs;
using CxPortal.Web.Infrastructure.Localization;
using CxPortal.Web.Infrastructure.Mail;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Contacts.Invitations;

/// <summary>Sends invitations and reminders in batches, those of surveys that take answers.</summary>
public sealed class InvitationsJob(
    CxPortalDbContext database, InvitationSender sender, IMailSender mail, PortalAddress address, OrganisationClock organisation, TimeProvider clock) : IScheduledJob
{
    /// <summary>The most letters of one run: mail servers slow down those who send too many at once.</summary>
    public const int MostLetters = 500;

    /// <inheritdoc />
    public static string Name => "invitations";

    /// <inheritdoc />
    public static JobSchedule Schedule => JobSchedule.Every(TimeSpan.FromMinutes(1));

    /// <inheritdoc />
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!await mail.IsConfiguredAsync(cancellationToken) || await address.FromSettingsAsync(cancellationToken) is not { } portal)
        {
            return;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var due = await (from mailing in database.Mailings
                         join survey in database.Surveys.OpenOn(organisation.Today) on mailing.SurveyId equals survey.Id
                         where mailing.DoneAt == null && mailing.SendAfter <= now
                         orderby mailing.Id
                         select new { mailing.Id, survey.Family }).ToListAsync(cancellationToken);
        var left = MostLetters;
        foreach (var one in due)
        {
            var mailing = await database.Mailings.SingleAsync(row => row.Id == one.Id, cancellationToken);
            left -= await sender.SendAsync(mailing, one.Family, portal, left, cancellationToken);
            database.ChangeTracker.Clear();
            if (left <= 0)
            {
                return;
            }
        }
    }
}
