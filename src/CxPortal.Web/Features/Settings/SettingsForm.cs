using System.ComponentModel.DataAnnotations;
using CxPortal.Data.Settings;

namespace CxPortal.Web.Features.Settings;

/// <summary>What the settings form sends.</summary>
public sealed class SettingsForm
{
    /// <summary>The organisation's name.</summary>
    [Required(ErrorMessage = "Required"), StringLength(PortalSettings.MaxOrganisationNameLength, ErrorMessage = "TooLong")]
    public string OrganisationName { get; set; } = string.Empty;

    /// <summary>IANA id of the organisation's time zone.</summary>
    [Required(ErrorMessage = "Required")]
    public string TimeZone { get; set; } = string.Empty;

    /// <summary>Address under which people reach the portal.</summary>
    [StringLength(PortalSettings.MaxPublicAddressLength, ErrorMessage = "TooLong")]
    public string? PublicAddress { get; set; }

    /// <summary>Host of the mail server; empty for none.</summary>
    [StringLength(PortalSettings.MaxHostLength, ErrorMessage = "TooLong")]
    public string? SmtpHost { get; set; }

    /// <summary>Port of the mail server.</summary>
    [Range(1, 65535, ErrorMessage = "OutOfRange")]
    public int SmtpPort { get; set; }

    /// <summary>Whether the connection is encrypted.</summary>
    public bool SmtpUseTls { get; set; }

    /// <summary>Account on the mail server.</summary>
    [StringLength(PortalSettings.MaxHostLength, ErrorMessage = "TooLong")]
    public string? SmtpUser { get; set; }

    /// <summary>A new password of that account; empty keeps the stored one.</summary>
    [StringLength(500, ErrorMessage = "TooLong")]
    public string? SmtpPassword { get; set; }

    /// <summary>Whether the stored password is to be forgotten.</summary>
    public bool ForgetSmtpPassword { get; set; }

    /// <summary>Sender's address.</summary>
    [EmailAddress(ErrorMessage = "Email"), StringLength(PortalSettings.MaxAddressLength, ErrorMessage = "TooLong")]
    public string? MailFrom { get; set; }

    /// <summary>The version the form was filled from.</summary>
    public int Version { get; set; }
}

/// <summary>The settings page.</summary>
/// <param name="Form">What the form shows.</param>
/// <param name="Stored">What is stored, without the password itself.</param>
/// <param name="IsStale">Whether somebody changed the settings while the form was open.</param>
public sealed record SettingsPage(SettingsForm Form, StoredSettings Stored, bool IsStale = false);

/// <summary>The settings as they are stored.</summary>
/// <param name="Form">Their values in the form; the password is left out.</param>
/// <param name="HasSmtpPassword">Whether a password is stored.</param>
/// <param name="CanSendMail">Whether enough is stored to send letters.</param>
public sealed record StoredSettings(SettingsForm Form, bool HasSmtpPassword, bool CanSendMail);
