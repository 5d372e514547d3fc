using System.ComponentModel.DataAnnotations;
using CxPortal.Data.Accounts;
using CxPortal.Domain.Accounts;

namespace CxPortal.Web.Features.Users;

/// <summary>What an administrator sends to invite somebody.</summary>
public sealed class InvitationForm
{
    /// <summary>Address of the account.</summary>
    [Display(Name = "Field.Email")]
    [Required(ErrorMessage = "Required"), EmailAddress(ErrorMessage = "Email"), StringLength(254, ErrorMessage = "TooLong")]
    public string Email { get; set; } = string.Empty;

    /// <summary>The name others see.</summary>
    [Display(Name = "Field.DisplayName")]
    [Required(ErrorMessage = "Required"), StringLength(AppUser.MaxNameLength, ErrorMessage = "TooLong")]
    public string DisplayName { get; set; } = string.Empty;

    /// <summary>What the person may do.</summary>
    [Display(Name = "Field.Role")]
    [Required(ErrorMessage = "Required"), EnumDataType(typeof(Role), ErrorMessage = "Binding.Unknown")]
    public Role? Role { get; set; }

    /// <summary>Language of letter and interface, <c>ru</c> or <c>en</c>.</summary>
    [Display(Name = "Field.Language")]
    [Required(ErrorMessage = "Required"), RegularExpression("ru|en", ErrorMessage = "Binding.Unknown")]
    public string Language { get; set; } = string.Empty;
}

/// <summary>What an administrator sends to change an account.</summary>
public sealed class UserForm
{
    /// <summary>The name others see.</summary>
    [Display(Name = "Field.DisplayName")]
    [Required(ErrorMessage = "Required"), StringLength(AppUser.MaxNameLength, ErrorMessage = "TooLong")]
    public string DisplayName { get; set; } = string.Empty;

    /// <summary>What the person may do.</summary>
    [Display(Name = "Field.Role")]
    [Required(ErrorMessage = "Required"), EnumDataType(typeof(Role), ErrorMessage = "Binding.Unknown")]
    public Role? Role { get; set; }

    /// <summary>The state of the account the form was filled in on.</summary>
    public string Stamp { get; set; } = string.Empty;

    /// <summary>The form as the account is now.</summary>
    public static UserForm Of(UserView view) => new() { DisplayName = view.User.Name, Role = view.User.Role, Stamp = view.Stamp };
}
