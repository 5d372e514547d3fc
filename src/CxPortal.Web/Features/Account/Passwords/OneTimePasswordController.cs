using CxPortal.Web.Features.Shared;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Account.Passwords;

/// <summary>Setting a password by a one-time link: after an invitation, a reset, or at the first sign-in.</summary>
[AllowAnonymous]
[Route("account/one-time/{token}")]
public sealed class OneTimePasswordController(
    OneTimePasswordService service, AttemptLimits limits, IStringLocalizer<AccountText> text) : Controller
{
    /// <summary>The form. Looking at it does not use the link up: mail filters look at links too.</summary>
    [HttpGet]
    public async Task<IActionResult> Index(string token, CancellationToken cancellationToken) =>
        await service.FindAsync(token, cancellationToken) is { } page ? Form(page, new NewPasswordForm()) : Gone();

    /// <summary>Sets the password.</summary>
    [HttpPost]
    public async Task<IActionResult> Create(string token, NewPasswordForm form, CancellationToken cancellationToken)
    {
        if (await service.FindAsync(token, cancellationToken) is not { } page)
        {
            return Gone();
        }

        if (!limits.Allows(HttpContext, page.Email))
        {
            ModelState.AddModelError(string.Empty, text["TooManyAttempts"]);
            return Form(page, form, StatusCodes.Status429TooManyRequests);
        }

        if (!ModelState.IsValid)
        {
            return Form(page, form, StatusCodes.Status422UnprocessableEntity);
        }

        var outcome = await service.SetAsync(token, form.NewPassword, cancellationToken);
        switch (outcome.Kind)
        {
            case OutcomeKind.Done:
                this.FlashDone(outcome.Value ? text["OneTime.Welcome", page.Name] : text["OneTime.Done"]);
                return LocalRedirect(outcome.Value ? "/" : "/account/sign-in");
            case OutcomeKind.Invalid:
                ModelState.AddProblems(outcome);
                return Form(page, form, StatusCodes.Status422UnprocessableEntity);
            default:
                return Gone();
        }
    }

    private ViewResult Form(OneTimePage page, NewPasswordForm form, int status = StatusCodes.Status200OK)
    {
        Response.StatusCode = status;
        ViewData["Page"] = page;
        return View("OneTime", form);
    }

    private ViewResult Gone()
    {
        Response.StatusCode = StatusCodes.Status410Gone;
        return View("OneTimeGone");
    }
}
