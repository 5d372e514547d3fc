using System.ComponentModel.DataAnnotations;
using CxPortal.Data.Accounts;

namespace CxPortal.Web.Features.Account.FirstStart;

/// <summary>What the first administrator sends.</summary>
public sealed class FirstAdministratorForm
{
    /// <summary>The name others see.</summary>
    [Display(Name = "Field.DisplayName")]
    [Required(ErrorMessage = "Required"), StringLength(AppUser.MaxNameLength, ErrorMessage = "TooLong")]
    public string DisplayName { get; set; } = string.Empty;

    /// <summary>Address of the account.</summary>
    [Display(Name = "Field.Email")]
    [Required(ErrorMessage = "Required"), EmailAddress(ErrorMessage = "Email"), StringLength(254, ErrorMessage = "TooLong")]
    public string Email { get; set; } = string.Empty;

    /// <summary>The password.</summary>
    [Display(Name = "Field.NewPassword")]
    [Required(ErrorMessage = "Required"), StringLength(500, ErrorMessage = "TooLong"), DataType(DataType.Password)]
    public string NewPassword { get; set; } = string.Empty;

    /// <summary>The same once more, against slips.</summary>
    [Display(Name = "Field.RepeatPassword")]
    [Required(ErrorMessage = "Required"), Compare(nameof(NewPassword), ErrorMessage = "Mismatch"), DataType(DataType.Password)]
    public string RepeatPassword { get; set; } = string.Empty;
}
