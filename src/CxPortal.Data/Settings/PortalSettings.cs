using CxPortal.Domain.Common;

namespace CxPortal.Data.Settings;

/// <summary>What an administrator sets for the whole installation; a single row.</summary>
public sealed class PortalSettings : IVersioned
{
    /// <summary>The key of the single row.</summary>
    public const int SingleId = 1;

    /// <summary>The longest organisation name, in characters.</summary>
    public const int MaxOrganisationNameLength = 200;

    /// <summary>The longest public address, in characters.</summary>
    public const int MaxPublicAddressLength = 500;

    /// <summary>The longest host or account name, in characters.</summary>
    public const int MaxHostLength = 255;

    /// <summary>The longest e-mail address, in characters.</summary>
    public const int MaxAddressLength = 320;

    /// <summary>Always <see cref="SingleId"/>.</summary>
    public int Id { get; set; } = SingleId;

    /// <summary>The organisation's name.</summary>
    public string OrganisationName { get; set; } = string.Empty;

    /// <summary>IANA time zone whose days all figures and periods use.</summary>
    public string TimeZone { get; set; } = "Europe/Moscow";

    /// <summary>Address under which people reach the portal, used in letters; null takes it from the request.</summary>
    public string? PublicAddress { get; set; }

    /// <summary>Host of the mail server; null while no mail is configured.</summary>
    public string? SmtpHost { get; set; }

    /// <summary>Port of the mail server.</summary>
    public int SmtpPort { get; set; } = 587;

    /// <summary>Whether the connection is encrypted (STARTTLS).</summary>
    public bool SmtpUseTls { get; set; } = true;

    /// <summary>Account on the mail server; null where none is needed.</summary>
    public string? SmtpUser { get; set; }

    /// <summary>The account's password, protected by the data-protection keys.</summary>
    public string? SmtpPasswordProtected { get; set; }

    /// <summary>Sender's address.</summary>
    public string? MailFrom { get; set; }

    /// <inheritdoc />
    public int Version { get; set; }
}
