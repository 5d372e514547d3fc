using CxPortal.Web.Features.Cases.Figures;
using CxPortal.Web.Features.Shared;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Cases.Work;

/// <summary>Clients whose answers ask for a call.</summary>
[Can(Permission.CasesWork)]
[Route("cases")]
public sealed class CasesController(CaseQueries queries, CaseService cases, CaseFigures figures, IStringLocalizer<CasesText> text) : Controller
{
    /// <summary>The list.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Index(CaseFilter filter, CancellationToken cancellationToken) =>
        View(await queries.ListAsync(filter, cancellationToken));

    /// <summary>How well the loop is closed.</summary>
    [HttpGet("figures")]
    public async Task<IActionResult> Figures(long? survey, CancellationToken cancellationToken) =>
        View(await figures.ComputeAsync(survey, cancellationToken));

    /// <summary>One case.</summary>
    [HttpGet("{id:long}")]
    public async Task<IActionResult> Show(long id, CancellationToken cancellationToken) =>
        await queries.PageAsync(id, null, cancellationToken) is { } page ? View(page) : NotFound();

    /// <summary>Notes that the client was contacted.</summary>
    [HttpPost("{id:long}/contact")]
    public async Task<IActionResult> Contact(long id, CancellationToken cancellationToken)
    {
        var outcome = await cases.ContactAsync(id, cancellationToken);
        if (outcome.Kind == OutcomeKind.NotFound)
        {
            return NotFound();
        }

        this.FlashUndo(text["Case.Contacted"], FormattableString.Invariant($"/cases/{id}/contact-removal"));
        return RedirectToAction(nameof(Show), new { id });
    }

    /// <summary>Takes the note of a contact back.</summary>
    [HttpPost("{id:long}/contact-removal")]
    public async Task<IActionResult> TakeContactBack(long id, CancellationToken cancellationToken) =>
        (await cases.TakeContactBackAsync(id, cancellationToken)).Kind == OutcomeKind.NotFound ? NotFound() : RedirectToAction(nameof(Show), new { id });

    /// <summary>Changes owner, cause, recovery and outcome.</summary>
    [HttpPost("{id:long}")]
    public async Task<IActionResult> Change(long id, [Bind(Prefix = "Form")] CaseForm form, CancellationToken cancellationToken)
    {
        var outcome = ModelState.IsValid ? await cases.ChangeAsync(id, form, cancellationToken) : new Outcome { Kind = OutcomeKind.Invalid };
        if (outcome.IsDone)
        {
            this.FlashDone(text[form.Outcome is null ? "Case.Saved" : "Case.Closed"]);
            return RedirectToAction(nameof(Show), new { id });
        }

        if (outcome.Kind == OutcomeKind.NotFound || await queries.PageAsync(id, form, cancellationToken) is not { } page)
        {
            return NotFound();
        }

        ModelState.AddProblems(outcome, "Form");
        var isStale = outcome.Kind == OutcomeKind.Stale;
        if (isStale)
        {
            ModelState.Remove("Form.Version");
            form.Version = page.View.Version;
        }

        return this.FormAgain(nameof(Show), page with { IsStale = isStale }, outcome.Kind);
    }
}
