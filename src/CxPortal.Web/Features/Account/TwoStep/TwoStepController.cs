using CxPortal.Web.Features.Shared;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Account.TwoStep;

/// <summary>Two-step sign-in of one's own account.</summary>
[SignedIn]
[Route("account/two-step")]
public sealed class TwoStepController(
    TwoStepService service, TwoStepSecrets secrets, AttemptLimits limits, CurrentUser current, IStringLocalizer<AccountText> text) : Controller
{
    /// <summary>Whether it is on, and what can be done about it.</summary>
    [HttpGet(""), HttpGet("recovery-codes"), HttpGet("switching-off")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken) => View("TwoStep", await service.PageAsync(cancellationToken));

    /// <summary>A new secret to take over into the app.</summary>
    [HttpGet("new")]
    public IActionResult New() => View("SetUp", new TwoStepSetUpPage(secrets.New(current.Id!.Value, current.Email), new TwoStepForm()));

    /// <summary>Switches it on and shows the recovery codes.</summary>
    [HttpPost("new")]
    public async Task<IActionResult> Create([Bind(Prefix = "Form")] TwoStepForm form, CancellationToken cancellationToken)
    {
        var outcome = ModelState.IsValid
            ? await service.SwitchOnAsync(form, cancellationToken)
            : new Outcome<IReadOnlyList<string>> { Kind = OutcomeKind.Invalid };
        if (outcome.IsDone)
        {
            return View("RecoveryCodes", outcome.Value);
        }

        if (secrets.Again(current.Id!.Value, current.Email, form.Secret) is not { } setUp)
        {
            this.FlashWarning(text["TwoStep.TooOld"]);
            return RedirectToAction(nameof(New));
        }

        ModelState.AddProblems(outcome, nameof(TwoStepSetUpPage.Form));
        return this.FormAgain("SetUp", new TwoStepSetUpPage(setUp, form), OutcomeKind.Invalid);
    }

    /// <summary>Makes new recovery codes and shows them.</summary>
    [HttpPost("recovery-codes")]
    public async Task<IActionResult> RenewCodes([Bind(Prefix = "Form")] TwoStepPasswordForm form, CancellationToken cancellationToken)
    {
        var outcome = IsAllowed()
            ? await service.RenewCodesAsync(form.CurrentPassword, cancellationToken)
            : new Outcome<IReadOnlyList<string>> { Kind = OutcomeKind.Invalid };
        return outcome.IsDone ? View("RecoveryCodes", outcome.Value) : await AgainAsync(form, outcome, cancellationToken);
    }

    /// <summary>Switches it off.</summary>
    [HttpPost("switching-off")]
    public async Task<IActionResult> Delete([Bind(Prefix = "Form")] TwoStepPasswordForm form, CancellationToken cancellationToken)
    {
        var outcome = IsAllowed()
            ? await service.SwitchOffAsync(form.CurrentPassword, cancellationToken)
            : new Outcome { Kind = OutcomeKind.Invalid };
        if (!outcome.IsDone)
        {
            return await AgainAsync(form, outcome, cancellationToken);
        }

        this.FlashDone(text["TwoStep.SwitchedOff"]);
        return LocalRedirect("/account/profile");
    }

    private bool IsAllowed()
    {
        if (ModelState.IsValid && !limits.Allows(HttpContext, current.Email))
        {
            ModelState.AddModelError("Form.CurrentPassword", text["TooManyAttempts"]);
        }

        return ModelState.IsValid;
    }

    private async Task<IActionResult> AgainAsync(TwoStepPasswordForm form, Outcome outcome, CancellationToken cancellationToken)
    {
        if (outcome.Kind == OutcomeKind.NotFound)
        {
            return NotFound();
        }

        ModelState.AddProblems(outcome, nameof(TwoStepPage.Form));
        return this.FormAgain("TwoStep", await service.PageAsync(cancellationToken) with { Form = form }, outcome.Kind);
    }
}
