using System.ComponentModel.DataAnnotations;
using CxPortal.Web.Features.Shared;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Account.Passwords;

/// <summary>Changing one's own password.</summary>
[SignedIn]
[Route("account/password")]
public sealed class ChangePasswordController(
    ChangePasswordService service, AttemptLimits limits, CurrentUser current, IStringLocalizer<AccountText> text) : Controller
{
    /// <summary>The form.</summary>
    [HttpGet("")]
    public IActionResult Index() => View("ChangePassword", new ChangePasswordForm());

    /// <summary>Changes it.</summary>
    [HttpPost("")]
    public async Task<IActionResult> Update(ChangePasswordForm form, CancellationToken cancellationToken)
    {
        if (ModelState.IsValid && !limits.Allows(HttpContext, current.Email))
        {
            ModelState.AddModelError(nameof(form.CurrentPassword), text["TooManyAttempts"]);
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return View("ChangePassword", form);
        }

        var outcome = ModelState.IsValid
            ? await service.ChangeAsync(form, cancellationToken)
            : new Outcome { Kind = OutcomeKind.Invalid };
        if (outcome.IsDone)
        {
            this.FlashDone(text["ChangePassword.Done"]);
            return LocalRedirect("/account/profile");
        }

        ModelState.AddProblems(outcome);
        return this.FormAgain("ChangePassword", form, outcome.Kind);
    }
}

/// <summary>What somebody sends who changes the password.</summary>
public sealed class ChangePasswordForm
{
    /// <summary>The password until now.</summary>
    [Display(Name = "Field.CurrentPassword")]
    [Required(ErrorMessage = "Required"), StringLength(500, ErrorMessage = "TooLong"), DataType(DataType.Password)]
    public string CurrentPassword { get; set; } = string.Empty;

    /// <summary>The new password.</summary>
    [Display(Name = "Field.NewPassword")]
    [Required(ErrorMessage = "Required"), StringLength(500, ErrorMessage = "TooLong"), DataType(DataType.Password)]
    public string NewPassword { get; set; } = string.Empty;

    /// <summary>The same once more, against slips.</summary>
    [Display(Name = "Field.RepeatPassword")]
    [Required(ErrorMessage = "Required"), Compare(nameof(NewPassword), ErrorMessage = "Mismatch"), DataType(DataType.Password)]
    public string RepeatPassword { get; set; } = string.Empty;
}
