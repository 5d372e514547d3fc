using System.ComponentModel.DataAnnotations;

namespace CxPortal.Web.Features.Account.Passwords;

/// <summary>What somebody sends who sets a password by a one-time link.</summary>
public sealed class NewPasswordForm
{
    /// <summary>The new password; its rules are checked by the service.</summary>
    [Display(Name = "Field.NewPassword")]
    [Required(ErrorMessage = "Required"), StringLength(500, ErrorMessage = "TooLong"), DataType(DataType.Password)]
    public string NewPassword { get; set; } = string.Empty;

    /// <summary>The same once more, against slips.</summary>
    [Display(Name = "Field.RepeatPassword")]
    [Required(ErrorMessage = "Required"), Compare(nameof(NewPassword), ErrorMessage = "Mismatch"), DataType(DataType.Password)]
    public string RepeatPassword { get; set; } = string.Empty;
}

/// <summary>The page of a one-time link.</summary>
/// <param name="Token">The link's token.</param>
/// <param name="Email">Address of the account, so that password managers file the password under it.</param>
/// <param name="Name">Whose account it is.</param>
/// <param name="IsFirst">Whether this is the first password.</param>
public sealed record OneTimePage(string Token, string Email, string Name, bool IsFirst);
