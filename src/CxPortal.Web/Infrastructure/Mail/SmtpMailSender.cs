using System.Net;
using System.Net.Mail;
using System.Text;
using CxPortal.Data;
using CxPortal.Data.Settings;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Infrastructure.Mail;

/// <summary>Sends letters by SMTP with what the settings say at that moment.</summary>
internal sealed partial class SmtpMailSender(CxPortalDbContext database, SmtpPassword password, ILogger<SmtpMailSender> log) : IMailSender
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public async Task<bool> IsConfiguredAsync(CancellationToken cancellationToken) => IsConfigured(await SettingsAsync(cancellationToken));

    public async Task<MailResult> SendAsync(Letter letter, CancellationToken cancellationToken)
    {
        var settings = await SettingsAsync(cancellationToken);
        if (!IsConfigured(settings))
        {
            return new MailResult(MailStatus.NotConfigured);
        }

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Patience);
        try
        {
            using var client = Client(settings);
            using var message = Message(settings, letter);
            await client.SendMailAsync(message, deadline.Token);
            return new MailResult(MailStatus.Sent);
        }
        catch (Exception exception) when (exception is SmtpException or FormatException or InvalidOperationException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            LogFailure(settings.SmtpHost!, settings.SmtpPort, exception);
            return new MailResult(MailStatus.Failed, Reason(exception));
        }
    }

    private static bool IsConfigured(PortalSettings settings) =>
        !string.IsNullOrWhiteSpace(settings.SmtpHost) && !string.IsNullOrWhiteSpace(settings.MailFrom);

    private async Task<PortalSettings> SettingsAsync(CancellationToken cancellationToken) =>
        await database.Settings.AsNoTracking().SingleOrDefaultAsync(cancellationToken) ?? new PortalSettings();

    private SmtpClient Client(PortalSettings settings)
    {
        var client = new SmtpClient(settings.SmtpHost, settings.SmtpPort) { EnableSsl = settings.SmtpUseTls };
        if (!string.IsNullOrEmpty(settings.SmtpUser))
        {
            var secret = settings.SmtpPasswordProtected is { } stored ? password.Unprotect(stored) : null;
            client.Credentials = new NetworkCredential(settings.SmtpUser, secret);
        }

        return client;
    }

    private static MailMessage Message(PortalSettings settings, Letter letter)
    {
        var sender = string.IsNullOrWhiteSpace(settings.OrganisationName) ? "CxPortal" : "CxPortal, " + settings.OrganisationName;
        var message = new MailMessage(new MailAddress(settings.MailFrom!, sender, Encoding.UTF8), new MailAddress(letter.To))
        {
            Subject = letter.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = letter.Text,
            BodyEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in letter.Headers)
        {
            message.Headers.Add(name, value);
        }

        return message;
    }

    private static string Reason(Exception exception) => exception switch
    {
        OperationCanceledException => $"No answer within {Patience.TotalSeconds:0} s.",
        { InnerException: { } inner } => exception.Message + " " + inner.Message,
        _ => exception.Message,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "The mail server {Host}:{Port} did not take a letter")]
    private partial void LogFailure(string host, int port, Exception exception);
}
