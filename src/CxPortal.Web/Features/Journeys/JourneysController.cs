using CxPortal.Web.Features.Shared;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Journeys;

/// <summary>The list of journeys, and new ones.</summary>
[Can(Permission.JourneysRead)]
[Route("journeys")]
public sealed class JourneysController(
    JourneyQueries queries, JourneyFormQueries forms, JourneyService journeys, IStringLocalizer<JourneysText> text) : Controller
{
    /// <summary>The list.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Index(JourneyFilter filter, CancellationToken cancellationToken) =>
        View(await queries.ListAsync(filter, cancellationToken));

    /// <summary>The form of a new journey.</summary>
    [HttpGet("new")]
    [Can(Permission.JourneysWrite)]
    public async Task<IActionResult> New(CancellationToken cancellationToken) => View(await forms.NewAsync(null, cancellationToken));

    /// <summary>Creates a journey and opens it.</summary>
    [HttpPost("")]
    [Can(Permission.JourneysWrite)]
    public async Task<IActionResult> Create([Bind(Prefix = "Form")] NewJourneyForm form, CancellationToken cancellationToken)
    {
        if (ModelState.IsValid)
        {
            var outcome = await journeys.CreateAsync(form.Facts, form.Start, form.TemplateId, cancellationToken);
            if (outcome.IsDone)
            {
                this.FlashDone(text["Done.Created", form.Title!.Trim()]);
                return Redirect(JourneyLinks.To(outcome.Value));
            }

            ModelState.AddProblems(outcome, "Form");
        }
        else
        {
            ModelState.AddProblems(await journeys.CheckAsync(form.Facts, null, cancellationToken), "Form");
        }

        return this.FormAgain("New", await forms.NewAsync(form, cancellationToken), OutcomeKind.Invalid);
    }
}
