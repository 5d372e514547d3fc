using System.Text;
using CxPortal.Web.Features.Shared;
using CxPortal.Web.Features.Surveys;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Collectors;

/// <summary>One way by which a survey reaches people.</summary>
[Can(Permission.SurveysWrite)]
[Route("surveys/{id:long}/collectors/{collector:long}")]
public sealed class CollectorController(
    CollectorQueries queries, CollectorService collectors, PortalAddress portal, IStringLocalizer<CollectorsText> text) : Controller
{
    /// <summary>The form.</summary>
    [HttpGet]
    public async Task<IActionResult> Edit(long id, long collector, CancellationToken cancellationToken) =>
        await queries.FindAsync(id, collector, cancellationToken) is { } page ? View("Form", page) : NotFound();

    /// <summary>Changes it.</summary>
    [HttpPost]
    public async Task<IActionResult> Change(long id, long collector, [Bind(Prefix = "Form")] CollectorForm form, CancellationToken cancellationToken)
    {
        if (await queries.FindAsync(id, collector, cancellationToken) is not { } page)
        {
            return NotFound();
        }

        var kind = OutcomeKind.Invalid;
        if (ModelState.IsValid)
        {
            var outcome = await collectors.ChangeAsync(id, collector, form, cancellationToken);
            if (outcome.IsDone)
            {
                this.FlashDone(text["Changed"]);
                return Redirect(SurveyLinks.To(id, "collectors"));
            }

            kind = outcome.Kind;
            ModelState.AddProblems(outcome, "Form");
        }

        form.Kind = page.Form.Kind;
        if (kind == OutcomeKind.Stale)
        {
            // What was typed is kept, and saving it once more is meant to replace what is stored now.
            ModelState.Remove("Form.Version");
            form.Version = page.Form.Version;
        }

        return this.FormAgain("Form", page with { Form = form, IsStale = kind == OutcomeKind.Stale }, kind);
    }

    /// <summary>Puts it away.</summary>
    [HttpPost("archive")]
    public async Task<IActionResult> Archive(long id, long collector, CancellationToken cancellationToken)
    {
        var outcome = await collectors.ArchiveAsync(id, collector, cancellationToken);
        if (outcome.Kind == OutcomeKind.NotFound)
        {
            return NotFound();
        }

        this.FlashDone(text["Archived"]);
        return Redirect(SurveyLinks.To(id, "collectors"));
    }

    /// <summary>Makes personal links and gives them as a file, one address a line.</summary>
    [HttpPost("links")]
    public async Task<IActionResult> MakeLinks(long id, long collector, int count, CancellationToken cancellationToken)
    {
        var outcome = await collectors.MakeLinksAsync(id, collector, count, cancellationToken);
        if (outcome.Kind == OutcomeKind.NotFound)
        {
            return NotFound();
        }

        if (!outcome.IsDone)
        {
            this.FlashWarning(outcome.Problems[0].Message);
            return Redirect(SurveyLinks.To(id, "collectors"));
        }

        var address = await portal.ForAsync(Request, cancellationToken);
        var lines = string.Concat(outcome.Value!.Select(token => $"{address}/s/{token}\r\n"));
        return File(Encoding.UTF8.GetBytes(lines), "text/csv", $"links-{id}-{collector}.csv");
    }
}
