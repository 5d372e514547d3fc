using System.ComponentModel.DataAnnotations;
using CxPortal.Data.Accounts;

namespace CxPortal.Web.Features.Account.Profile;

/// <summary>What people set for themselves.</summary>
public sealed class ProfileForm
{
    /// <summary>The name others see.</summary>
    [Display(Name = "Field.DisplayName")]
    [Required(ErrorMessage = "Required"), StringLength(AppUser.MaxNameLength, ErrorMessage = "TooLong")]
    public string DisplayName { get; set; } = string.Empty;

    /// <summary>Language of the interface; empty follows the browser.</summary>
    [Display(Name = "Field.Language")]
    [RegularExpression("ru|en", ErrorMessage = "Binding.Unknown")]
    public string? Language { get; set; }

    /// <summary>IANA time zone; empty follows the organisation.</summary>
    [Display(Name = "Field.TimeZone")]
    public string? TimeZone { get; set; }

    /// <summary>Colours: <c>auto</c>, <c>light</c> or <c>dark</c>.</summary>
    [Display(Name = "Field.Theme")]
    [Required(ErrorMessage = "Required"), RegularExpression("auto|light|dark", ErrorMessage = "Binding.Unknown")]
    public string Theme { get; set; } = "auto";

    /// <summary>Whether single letters are shortcuts in the matrix.</summary>
    public bool HasLetterShortcuts { get; set; }

    /// <summary>The state of the account the form was filled in on.</summary>
    public string Stamp { get; set; } = string.Empty;
}

/// <summary>A sign-in of the past.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="IpAddress">From where; null when unknown.</param>
/// <param name="IsFailure">Whether it was a failed attempt.</param>
public sealed record PastSignIn(DateTime At, string? IpAddress, bool IsFailure);

/// <summary>The profile page.</summary>
/// <param name="Form">What stands in the form.</param>
/// <param name="Email">Address of the account.</param>
/// <param name="HasTwoStep">Whether signing in takes a second step.</param>
/// <param name="RecoveryCodesLeft">How many recovery codes are left.</param>
/// <param name="SignIns">The last sign-ins and failures, the newest first.</param>
/// <param name="IsStale">Whether the account was changed elsewhere while the form was filled in.</param>
public sealed record ProfilePage(
    ProfileForm Form, string Email, bool HasTwoStep, int RecoveryCodesLeft, IReadOnlyList<PastSignIn> SignIns, bool IsStale = false);
