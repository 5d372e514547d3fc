using System.ComponentModel.DataAnnotations;

namespace CxPortal.Web.Features.Account.TwoStep;

/// <summary>What somebody sends who switches two-step sign-in on.</summary>
public sealed class TwoStepForm
{
    /// <summary>The secret, protected: it is stored only once a code has proved that the app has it.</summary>
    [Required]
    public string Secret { get; set; } = string.Empty;

    /// <summary>A code of the app.</summary>
    [Display(Name = "Field.Code")]
    [Required(ErrorMessage = "Required"), StringLength(20, ErrorMessage = "TooLong")]
    public string Code { get; set; } = string.Empty;
}

/// <summary>What somebody sends who changes how two-step sign-in works.</summary>
public sealed class TwoStepPasswordForm
{
    /// <summary>The present password.</summary>
    [Display(Name = "Field.CurrentPassword")]
    [Required(ErrorMessage = "Required"), StringLength(500, ErrorMessage = "TooLong"), DataType(DataType.Password)]
    public string CurrentPassword { get; set; } = string.Empty;
}

/// <summary>A secret for an app to take over.</summary>
/// <param name="Secret">The secret, protected, for the form.</param>
/// <param name="Key">The secret in letters, in groups of four, to type by hand.</param>
/// <param name="Address">The address that the QR code carries.</param>
public sealed record TwoStepSetUp(string Secret, string Key, string Address);

/// <summary>The page of setting up.</summary>
/// <param name="SetUp">The secret.</param>
/// <param name="Form">What stands in the form.</param>
public sealed record TwoStepSetUpPage(TwoStepSetUp SetUp, TwoStepForm Form);

/// <summary>The page on two-step sign-in.</summary>
/// <param name="IsOn">Whether it is on.</param>
/// <param name="RecoveryCodesLeft">How many recovery codes are left.</param>
/// <param name="Form">What stands in the forms.</param>
public sealed record TwoStepPage(bool IsOn, int RecoveryCodesLeft, TwoStepPasswordForm Form);
