using CxPortal.Data;
using CxPortal.Data.Settings;
using CxPortal.Domain.Journeys;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Localization;
using CxPortal.Web.Infrastructure.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Settings;

/// <summary>Reads and changes the settings of the installation.</summary>
public sealed class SettingsService(
    CxPortalDbContext database, SmtpPassword password, OrganisationClock organisation, IStringLocalizer<SettingsText> text, IStringLocalizer<ValidationText> rules)
{
    /// <summary>The settings as they are stored.</summary>
    public async Task<StoredSettings> ReadAsync(CancellationToken cancellationToken)
    {
        var settings = await database.Settings.AsNoTracking().SingleAsync(cancellationToken);
        var form = new SettingsForm
        {
            OrganisationName = settings.OrganisationName,
            TimeZone = settings.TimeZone,
            PublicAddress = settings.PublicAddress,
            SmtpHost = settings.SmtpHost,
            SmtpPort = settings.SmtpPort,
            SmtpUseTls = settings.SmtpUseTls,
            SmtpUser = settings.SmtpUser,
            MailFrom = settings.MailFrom,
            Version = settings.Version,
        };
        return new StoredSettings(form, settings.SmtpPasswordProtected is not null, settings is { SmtpHost.Length: > 0, MailFrom.Length: > 0 });
    }

    /// <summary>Stores the form. The time zone holds from the next figure on.</summary>
    public async Task<Outcome> SaveAsync(SettingsForm form, CancellationToken cancellationToken)
    {
        if (ProblemsOf(form) is { Count: > 0 } problems)
        {
            return new Outcome { Kind = OutcomeKind.Invalid, Problems = problems };
        }

        var settings = await database.Settings.SingleAsync(cancellationToken);
        if (settings.Version != form.Version)
        {
            return Outcome.Stale;
        }

        Write(form, settings);
        try
        {
            await database.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Outcome.Stale;
        }

        organisation.Use(settings.TimeZone);
        return Outcome.Done;
    }

    private void Write(SettingsForm form, PortalSettings settings)
    {
        settings.OrganisationName = form.OrganisationName.Trim();
        settings.TimeZone = form.TimeZone;
        settings.PublicAddress = CellContent.Clean(form.PublicAddress)?.TrimEnd('/');
        settings.SmtpHost = CellContent.Clean(form.SmtpHost);
        settings.SmtpPort = form.SmtpPort;
        settings.SmtpUseTls = form.SmtpUseTls;
        settings.SmtpUser = CellContent.Clean(form.SmtpUser);
        settings.MailFrom = CellContent.Clean(form.MailFrom);
        if (!string.IsNullOrEmpty(form.SmtpPassword))
        {
            settings.SmtpPasswordProtected = password.Protect(form.SmtpPassword);
        }
        else if (form.ForgetSmtpPassword)
        {
            settings.SmtpPasswordProtected = null;
        }
    }

    private List<Problem> ProblemsOf(SettingsForm form)
    {
        var problems = new List<Problem>();
        if (!TimeZones.Exists(form.TimeZone))
        {
            problems.Add(new Problem(nameof(form.TimeZone), text["TimeZone.Unknown"]));
        }

        if (!string.IsNullOrWhiteSpace(form.PublicAddress) && !IsPortalAddress(form.PublicAddress))
        {
            problems.Add(new Problem(nameof(form.PublicAddress), rules["Url"]));
        }

        if (!string.IsNullOrWhiteSpace(form.SmtpHost))
        {
            if (Uri.CheckHostName(form.SmtpHost.Trim()) == UriHostNameType.Unknown)
            {
                problems.Add(new Problem(nameof(form.SmtpHost), text["SmtpHost.Unknown"]));
            }

            if (string.IsNullOrWhiteSpace(form.MailFrom))
            {
                problems.Add(new Problem(nameof(form.MailFrom), text["MailFrom.Needed"]));
            }
        }

        return problems;
    }

    /// <summary>Links are made by putting a path behind it, so it holds no query.</summary>
    private static bool IsPortalAddress(string address) =>
        Uri.TryCreate(address.Trim(), UriKind.Absolute, out var parsed)
        && parsed.Scheme is "https" or "http" && parsed.Query.Length == 0 && parsed.Fragment.Length == 0;
}
