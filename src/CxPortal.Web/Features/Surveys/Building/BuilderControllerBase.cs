using CxPortal.Web.Features.Shared;
using CxPortal.Web.Features.Surveys.Previewing;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;

namespace CxPortal.Web.Features.Surveys.Building;

/// <summary>How the builder answers: scripts get the builder anew, forms are sent back to it.</summary>
public abstract class BuilderControllerBase(BuilderQueries queries) : Controller
{
    /// <summary>Answers an edit.</summary>
    /// <param name="id">The survey.</param>
    /// <param name="outcome">What became of it.</param>
    /// <param name="language">The language that was written in.</param>
    /// <param name="open">The form that is open afterwards; null for none.</param>
    /// <param name="typed">What was typed, to be kept when it was not stored.</param>
    /// <param name="at">Id of the element to which the page returns.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    protected async Task<IActionResult> AnswerAsync(
        long id, Outcome outcome, string? language, string? open, object? typed, string? at, CancellationToken cancellationToken)
    {
        if (outcome.Kind == OutcomeKind.NotFound)
        {
            return NotFound();
        }

        if (outcome.IsDone && !Request.IsScripted())
        {
            return Redirect(SurveyLinks.To(id) + Query(language, open) + (at is null ? string.Empty : "#" + at));
        }

        ModelState.AddProblems(outcome, "Form");
        if (await queries.FindAsync(id, language, open, cancellationToken) is not { } page)
        {
            return NotFound();
        }

        page = outcome.IsDone ? page : page with { Typed = typed, IsStale = outcome.Kind == OutcomeKind.Stale };
        if (outcome.IsDone)
        {
            ModelState.Clear();
        }
        else
        {
            Response.StatusCode = outcome.Kind == OutcomeKind.Stale ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        }

        Response.LetFrameOwnPages();
        return Request.IsScripted() ? PartialView("_Builder", page) : View("Index", page);
    }

    /// <summary>Offers to take back a removal, in the answer that a script shows or on the next page.</summary>
    protected void OfferUndo(string message, string url) => this.FlashUndo(message, url);

    private static string Query(string? language, string? open) => (language, open) switch
    {
        (null, null) => string.Empty,
        (_, null) => "?language=" + Uri.EscapeDataString(language),
        (null, _) => "?open=" + Uri.EscapeDataString(open),
        _ => $"?language={Uri.EscapeDataString(language)}&open={Uri.EscapeDataString(open)}",
    };
}
