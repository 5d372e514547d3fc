using System.ComponentModel.DataAnnotations;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Account.SignIn;

/// <summary>The first step of signing in: address and password.</summary>
[AllowAnonymous]
[Route("account/sign-in")]
public sealed class SignInController(
    SignInService service, AttemptLimits limits, CurrentUser current, IStringLocalizer<AccountText> text) : Controller
{
    /// <summary>The form; those who are signed in go on.</summary>
    [HttpGet]
    public IActionResult Index(string? returnUrl) =>
        current.IsSignedIn ? this.Onward(returnUrl) : View(new SignInForm { ReturnUrl = returnUrl });

    /// <summary>Signs in, or goes on to the second step.</summary>
    [HttpPost]
    public async Task<IActionResult> Create(SignInForm form, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Again(form, StatusCodes.Status422UnprocessableEntity);
        }

        if (!limits.Allows(HttpContext, form.Email))
        {
            ModelState.AddModelError(string.Empty, text["TooManyAttempts"]);
            return Again(form, StatusCodes.Status429TooManyRequests);
        }

        switch (await service.WithPasswordAsync(form.Email, form.Password, form.RememberMe, cancellationToken))
        {
            case SignInVerdict.Done:
                return this.Onward(form.ReturnUrl);
            case SignInVerdict.NeedsCode:
                return RedirectToAction(nameof(SecondStepController.Index), "SecondStep", new { form.ReturnUrl });
            case SignInVerdict.Disabled:
                ModelState.AddModelError(string.Empty, text["SignIn.Disabled"]);
                break;
            default:
                ModelState.AddModelError(string.Empty, text["SignIn.Failed"]);
                break;
        }

        return Again(form, StatusCodes.Status422UnprocessableEntity);
    }

    private ViewResult Again(SignInForm form, int status)
    {
        Response.StatusCode = status;
        return View(nameof(Index), form);
    }
}

/// <summary>What the sign-in form sends.</summary>
public sealed class SignInForm
{
    /// <summary>Address of the account.</summary>
    [Display(Name = "Field.Email")]
    [Required(ErrorMessage = "Required"), EmailAddress(ErrorMessage = "Email")]
    public string Email { get; set; } = string.Empty;

    /// <summary>Password.</summary>
    [Display(Name = "Field.Password")]
    [Required(ErrorMessage = "Required"), StringLength(500, ErrorMessage = "TooLong"), DataType(DataType.Password)]
    public string Password { get; set; } = string.Empty;

    /// <summary>Whether the session outlives the browser.</summary>
    public bool RememberMe { get; set; }

    /// <summary>Where to go afterwards.</summary>
    public string? ReturnUrl { get; set; }
}
