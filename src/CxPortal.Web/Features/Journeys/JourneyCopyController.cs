using CxPortal.Web.Features.Shared;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Journeys;

/// <summary>Copies of a journey.</summary>
[Can(Permission.JourneysWrite)]
[Route("journeys/{id:long}/duplicate")]
public sealed class JourneyCopyController(JourneyFormQueries forms, JourneyService journeys, IStringLocalizer<JourneysText> text) : Controller
{
    /// <summary>The form.</summary>
    [HttpGet("")]
    public async Task<IActionResult> New(long id, CancellationToken cancellationToken) =>
        await forms.CopyAsync(id, null, cancellationToken) is { } page ? View("Copy", page) : NotFound();

    /// <summary>Copies and opens the copy.</summary>
    [HttpPost("")]
    public async Task<IActionResult> Create(long id, [Bind(Prefix = "Form")] JourneyCopyForm form, CancellationToken cancellationToken)
    {
        var kind = OutcomeKind.Invalid;
        if (ModelState.IsValid)
        {
            var outcome = await journeys.DuplicateAsync(new DuplicateJourney(id, form.Title, form.Key, form.WithContent, form.AsToBe), cancellationToken);
            if (outcome.IsDone)
            {
                this.FlashDone(text["Done.Copied", form.Title!.Trim()]);
                return Redirect(JourneyLinks.To(outcome.Value));
            }

            kind = outcome.Kind;
            ModelState.AddProblems(outcome, "Form");
            if (kind == OutcomeKind.Stale)
            {
                ModelState.AddModelError(string.Empty, text["Problem.CopyStale"]);
            }
        }
        else
        {
            ModelState.AddProblems(await journeys.CheckKeyAsync(form.Key, cancellationToken), "Form");
        }

        return kind != OutcomeKind.NotFound && await forms.CopyAsync(id, form, cancellationToken) is { } page
            ? this.FormAgain("Copy", page, kind)
            : NotFound();
    }
}
