using CxPortal.Web.Features.Shared;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Surveys.SurveySettings;

/// <summary>What a survey says of itself.</summary>
[Can(Permission.SurveysWrite)]
[Route("surveys/{id:long}/settings")]
public sealed class SurveySettingsController(SurveySettingsService settings, IStringLocalizer<SurveysText> text) : Controller
{
    /// <summary>The form.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Index(long id, CancellationToken cancellationToken) =>
        await settings.FindAsync(id, null, cancellationToken) is { } page ? View("Settings", page) : NotFound();

    /// <summary>Stores it.</summary>
    [HttpPost("")]
    public async Task<IActionResult> Save(long id, [Bind(Prefix = "Form")] SurveySettingsForm form, CancellationToken cancellationToken)
    {
        var outcome = ModelState.IsValid ? await settings.SaveAsync(id, form, cancellationToken) : new Outcome { Kind = OutcomeKind.Invalid };
        if (outcome.IsDone)
        {
            this.FlashDone(text["Done.Saved", form.Title!.Trim()]);
            return Redirect(SurveyLinks.To(id, "settings"));
        }

        ModelState.AddProblems(outcome, "Form");
        if (outcome.Kind == OutcomeKind.NotFound || await settings.FindAsync(id, form, cancellationToken) is not { } page)
        {
            return NotFound();
        }

        if (outcome.Kind == OutcomeKind.Stale)
        {
            ModelState.Remove("Form.Version");
            page.Form.Version = page.Stored.Version;
        }

        return this.FormAgain("Settings", page with { IsStale = outcome.Kind == OutcomeKind.Stale }, outcome.Kind);
    }
}
