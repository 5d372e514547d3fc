using CxPortal.Web.Features.Shared;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Journeys;

/// <summary>What a journey says of itself.</summary>
[Can(Permission.JourneysWrite)]
[Route("journeys/{id:long}/edit")]
public sealed class JourneyEditController(JourneyFormQueries forms, JourneyService journeys, IStringLocalizer<JourneysText> text) : Controller
{
    /// <summary>The form.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Edit(long id, CancellationToken cancellationToken) =>
        await forms.EditAsync(id, null, cancellationToken) is { } page ? View(page) : NotFound();

    /// <summary>Stores it.</summary>
    [HttpPost("")]
    public async Task<IActionResult> Update(long id, [Bind(Prefix = "Form")] JourneyForm form, CancellationToken cancellationToken)
    {
        var kind = OutcomeKind.Invalid;
        if (ModelState.IsValid)
        {
            var outcome = await journeys.UpdateAsync(id, form.Version, form.Facts, cancellationToken);
            if (outcome.IsDone)
            {
                this.FlashDone(text["Done.Saved", form.Title!.Trim()]);
                return Redirect(JourneyLinks.To(id));
            }

            kind = outcome.Kind;
            ModelState.AddProblems(outcome, "Form");
        }
        else
        {
            ModelState.AddProblems(await journeys.CheckAsync(form.Facts, id, cancellationToken), "Form");
        }

        var page = kind == OutcomeKind.NotFound ? null : await forms.EditAsync(id, form, cancellationToken);
        if (page is null)
        {
            return NotFound();
        }

        if (kind == OutcomeKind.Stale)
        {
            ModelState.Remove("Form.Version");
            page.Form.Version = page.Stored.Version;
        }

        return this.FormAgain("Edit", page with { IsStale = kind == OutcomeKind.Stale }, kind);
    }
}
