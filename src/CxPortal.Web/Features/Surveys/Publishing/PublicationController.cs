using CxPortal.Web.Features.Shared;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Surveys.Publishing;

/// <summary>Publishes what was built.</summary>
[Can(Permission.SurveysPublish)]
[Route("surveys/{id:long}/publication")]
public sealed class PublicationController(PublicationQueries queries, SurveyRevisions revisions, IStringLocalizer<SurveysText> text) : Controller
{
    /// <summary>What publishing would change, and what stands in its way.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Index(long id, CancellationToken cancellationToken) =>
        await queries.FindAsync(id, cancellationToken) is { } page ? View(page) : NotFound();

    /// <summary>Publishes.</summary>
    /// <param name="id">The survey.</param>
    /// <param name="version">Version of the draft that was looked at.</param>
    /// <param name="note">What changed.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    [HttpPost("")]
    public async Task<IActionResult> Publish(long id, int version, string? note, CancellationToken cancellationToken)
    {
        var outcome = await revisions.PublishAsync(id, version, note, cancellationToken);
        if (outcome.IsDone)
        {
            this.FlashDone(text["Done.Published", outcome.Value]);
            return Redirect(SurveyLinks.To(id, "collectors"));
        }

        if (outcome.Kind == OutcomeKind.NotFound || await queries.FindAsync(id, cancellationToken) is not { } page)
        {
            return NotFound();
        }

        foreach (var problem in outcome.Problems.Where(problem => page.Problems.All(known => known.Message != problem.Message)))
        {
            ModelState.AddModelError(problem.Field, problem.Message);
        }

        if (outcome.Kind == OutcomeKind.Stale)
        {
            ModelState.Remove("version");
            ModelState.AddModelError(string.Empty, text["Problem.DraftChanged"]);
        }

        return this.FormAgain("Index", page with { Note = note }, outcome.Kind);
    }
}
