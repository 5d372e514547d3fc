using System.ComponentModel.DataAnnotations;
using CxPortal.Web.Features.Shared;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Account.SignIn;

/// <summary>The second step of signing in: a code of the authenticator app, or a recovery code.</summary>
[AllowAnonymous]
[Route("account/second-step")]
public sealed class SecondStepController(
    SignInService service, SecondStepCookie pending, AttemptLimits limits, IStringLocalizer<AccountText> text) : Controller
{
    /// <summary>The form; those whose password was not asked yet go there first.</summary>
    [HttpGet]
    public async Task<IActionResult> Index(string? returnUrl, CancellationToken cancellationToken) =>
        await pending.ReadAsync(cancellationToken) is null
            ? RedirectToAction(nameof(SignInController.Index), "SignIn", new { returnUrl })
            : View("SecondStep", new SecondStepForm { ReturnUrl = returnUrl });

    /// <summary>Checks the code and signs in.</summary>
    [HttpPost]
    public async Task<IActionResult> Create(SecondStepForm form, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Again(form, StatusCodes.Status422UnprocessableEntity);
        }

        var waiting = await pending.ReadAsync(cancellationToken);
        if (!limits.Allows(HttpContext, waiting?.User.Email ?? string.Empty))
        {
            ModelState.AddModelError(nameof(form.Code), text["TooManyAttempts"]);
            return Again(form, StatusCodes.Status429TooManyRequests);
        }

        switch (await service.WithCodeAsync(form.Code, cancellationToken))
        {
            case SignInVerdict.Done:
                return this.Onward(form.ReturnUrl);
            case SignInVerdict.NeedsCode:
                ModelState.AddModelError(nameof(form.Code), text["SecondStep.Wrong"]);
                return Again(form, StatusCodes.Status422UnprocessableEntity);
            default:
                this.FlashWarning(text["SecondStep.StartAgain"]);
                return RedirectToAction(nameof(SignInController.Index), "SignIn", new { form.ReturnUrl });
        }
    }

    private ViewResult Again(SecondStepForm form, int status)
    {
        Response.StatusCode = status;
        return View("SecondStep", form);
    }
}

/// <summary>What the form of the second step sends.</summary>
public sealed class SecondStepForm
{
    /// <summary>Six digits of the app, or a recovery code.</summary>
    [Display(Name = "Field.Code")]
    [Required(ErrorMessage = "Required"), StringLength(20, ErrorMessage = "TooLong")]
    public string Code { get; set; } = string.Empty;

    /// <summary>Where to go afterwards.</summary>
    public string? ReturnUrl { get; set; }
}
