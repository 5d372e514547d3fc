using CxPortal.Web.Features.Matrix.Structure;
using CxPortal.Web.Features.Shared;
using CxPortal.Web.Infrastructure.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Matrix.Outline;

/// <summary>Answers the forms of the outline: back to the page with a message, or the page again with the title that was refused.</summary>
public sealed class OutlineAnswers(OutlineQueries queries, IStringLocalizer<MatrixText> text)
{
    private const string View = "/Features/Matrix/Outline/Index.cshtml";

    /// <summary>The answer to an outcome.</summary>
    /// <param name="controller">The controller that asks.</param>
    /// <param name="journeyId">The journey.</param>
    /// <param name="outcome">What became of the change.</param>
    /// <param name="typed">The form of a title and what was typed in it; null for other changes.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<IActionResult> OfAsync(
        Controller controller, long journeyId, Outcome<StructureChange> outcome, (string Action, string? Title)? typed, CancellationToken cancellationToken)
    {
        if (outcome.Kind == OutcomeKind.NotFound)
        {
            return controller.NotFound();
        }

        if (outcome is { IsDone: true, Value: { } change })
        {
            Tell(controller, change);
            return controller.Redirect(OutlineLinks.To(journeyId) + (change.Focus is { } focus ? "#" + focus : null));
        }

        var problem = outcome.Kind == OutcomeKind.Stale ? text["Problem.Outdated"].Value : outcome.Problems[0].Message;
        if (typed is not { } title || await queries.FindAsync(journeyId, new TypedTitle(title.Action, title.Title, problem), cancellationToken) is not { } page)
        {
            controller.FlashWarning(problem);
            return controller.Redirect(OutlineLinks.To(journeyId));
        }

        controller.Response.StatusCode = outcome.Kind == OutcomeKind.Stale ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return controller.View(View, page);
    }

    /// <summary>What is archived comes back by a form; other changes are taken back by hand.</summary>
    private static void Tell(Controller controller, StructureChange change)
    {
        if (change.Undo is { Method: "POST" } undo && undo.Url.EndsWith("/restoration", StringComparison.Ordinal))
        {
            controller.FlashUndo(change.Announcement, undo.Url);
        }
        else
        {
            controller.FlashDone(change.Announcement);
        }
    }
}
