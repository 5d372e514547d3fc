namespace CxPortal.Web.Infrastructure.Mail;

/// <summary>Sends letters through whatever the installation has for that.</summary>
public interface IMailSender
{
    /// <summary>Whether a mail server and a sender's address are set.</summary>
    Task<bool> IsConfiguredAsync(CancellationToken cancellationToken);

    /// <summary>Sends one letter and waits until the server has taken it. Does not throw when the server refuses.</summary>
    Task<MailResult> SendAsync(Letter letter, CancellationToken cancellationToken);
}

/// <summary>A letter in plain text.</summary>
/// <param name="To">Address of the reader.</param>
/// <param name="Subject">Subject line.</param>
/// <param name="Text">Text, in the reader's language.</param>
public sealed record Letter(string To, string Subject, string Text)
{
    /// <summary>Further headers by their names, for instance <c>List-Unsubscribe</c>; of ASCII letters only.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}

/// <summary>Whether a letter went out.</summary>
public enum MailStatus
{
    /// <summary>The mail server took it.</summary>
    Sent,

    /// <summary>No mail server is set.</summary>
    NotConfigured,

    /// <summary>The mail server could not be reached or refused the letter.</summary>
    Failed,
}

/// <summary>What became of a letter.</summary>
/// <param name="Status">Whether it went out.</param>
/// <param name="Detail">What the mail server or the network said, when it failed; for administrators, as it came.</param>
public sealed record MailResult(MailStatus Status, string? Detail = null)
{
    /// <summary>Whether the server took the letter.</summary>
    public bool IsSent => Status == MailStatus.Sent;
}
