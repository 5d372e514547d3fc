using CxPortal.Web.Features.Shared;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Account.FirstStart;

/// <summary>Making the first administrator by the link that the portal prints at its start.</summary>
[AllowAnonymous]
[Route("account/first-administrator/{token}")]
public sealed class FirstAdministratorController(
    FirstAdministrator service, AttemptLimits limits, IStringLocalizer<AccountText> text) : Controller
{
    /// <summary>The form.</summary>
    [HttpGet]
    public async Task<IActionResult> Index(string token, CancellationToken cancellationToken) =>
        await service.HoldsAsync(token, cancellationToken) ? Form(token, new FirstAdministratorForm()) : Gone();

    /// <summary>Makes the account and signs in.</summary>
    [HttpPost]
    public async Task<IActionResult> Create(string token, FirstAdministratorForm form, CancellationToken cancellationToken)
    {
        if (!limits.Allows(HttpContext, "first administrator"))
        {
            ModelState.AddModelError(string.Empty, text["TooManyAttempts"]);
            return Form(token, form, StatusCodes.Status429TooManyRequests);
        }

        if (!ModelState.IsValid)
        {
            return await service.HoldsAsync(token, cancellationToken)
                ? Form(token, form, StatusCodes.Status422UnprocessableEntity)
                : Gone();
        }

        var outcome = await service.CreateAsync(token, form, cancellationToken);
        switch (outcome.Kind)
        {
            case OutcomeKind.Done:
                this.FlashDone(text["FirstStart.Welcome", form.DisplayName]);
                return LocalRedirect("/");
            case OutcomeKind.Invalid:
                ModelState.AddProblems(outcome);
                return Form(token, form, StatusCodes.Status422UnprocessableEntity);
            default:
                return Gone();
        }
    }

    private ViewResult Form(string token, FirstAdministratorForm form, int status = StatusCodes.Status200OK)
    {
        Response.StatusCode = status;
        ViewData["Token"] = token;
        return View("FirstAdministrator", form);
    }

    private ViewResult Gone()
    {
        Response.StatusCode = StatusCodes.Status410Gone;
        return View("FirstAdministratorGone");
    }
}
