using CxPortal.Domain.Accounts;
using Microsoft.AspNetCore.Identity;

namespace CxPortal.Data.Accounts;

/// <summary>A person who uses the portal.</summary>
public sealed class AppUser : IdentityUser<Guid>
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaxNameLength = 120;

    /// <summary>The name others see.</summary>
    public required string DisplayName { get; set; }

    /// <summary>What the person may do.</summary>
    public Role Role { get; set; }

    /// <summary>Language of the interface, <c>ru</c> or <c>en</c>; null follows the browser.</summary>
    public string? Language { get; set; }

    /// <summary>IANA time zone in which instants are shown; null follows the organisation. Figures never use it.</summary>
    public string? TimeZone { get; set; }

    /// <summary>Colours: <c>auto</c>, <c>light</c> or <c>dark</c>.</summary>
    public string Theme { get; set; } = "auto";

    /// <summary>Whether single-letter shortcuts work in the matrix (WCAG 2.1.4).</summary>
    public bool HasLetterShortcuts { get; set; } = true;

    /// <summary>Since when the account is switched off (UTC); null while it is in use.</summary>
    public DateTime? DisabledAt { get; set; }

    /// <summary>When the account was made (UTC).</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>When the person last signed in (UTC).</summary>
    public DateTime? LastSignInAt { get; set; }

    /// <summary>Name and address in the form in which they are searched and sorted; the setter only lets the column be read back.</summary>
    public string SearchText
    {
        get => CxPortal.Domain.Common.SearchText.Of(DisplayName, Email);
        private set => _ = value;
    }
}
