using System.ComponentModel.DataAnnotations;
using CxPortal.Web.Infrastructure.Localization;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Account.Passwords;

/// <summary>Asking for a link in place of a forgotten password. The answer never tells whether anybody has the address.</summary>
[AllowAnonymous]
[Route("account/forgotten-password")]
public sealed class ForgottenPasswordController(
    ForgottenPasswordQueue queue, ForgottenPasswordService service, AttemptLimits limits, IStringLocalizer<AccountText> text) : Controller
{
    /// <summary>The form; where letters cannot be sent, a word on whom to ask.</summary>
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken cancellationToken) =>
        View(await service.CanSendAsync(cancellationToken) ? "Forgotten" : "ForgottenWithoutMail", new ForgottenPasswordForm());

    /// <summary>Has the letter written in the background, so that the time of the answer tells nothing either.</summary>
    [HttpPost]
    public async Task<IActionResult> Create(ForgottenPasswordForm form, CancellationToken cancellationToken)
    {
        if (!await service.CanSendAsync(cancellationToken))
        {
            return View("ForgottenWithoutMail");
        }

        var isAllowed = limits.Allows(HttpContext, form.Email);
        if (!isAllowed)
        {
            ModelState.AddModelError(string.Empty, text["TooManyAttempts"]);
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = isAllowed ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status429TooManyRequests;
            return View("Forgotten", form);
        }

        queue.Add(new ForgottenPassword(form.Email.Trim(), Cultures.Current, HttpContext.Connection.RemoteIpAddress?.ToString()));
        return View("ForgottenSent", form);
    }
}

/// <summary>What the form of a forgotten password sends.</summary>
public sealed class ForgottenPasswordForm
{
    /// <summary>Address of the account.</summary>
    [Display(Name = "Field.Email")]
    [Required(ErrorMessage = "Required"), EmailAddress(ErrorMessage = "Email"), StringLength(254, ErrorMessage = "TooLong")]
    public string Email { get; set; } = string.Empty;
}
