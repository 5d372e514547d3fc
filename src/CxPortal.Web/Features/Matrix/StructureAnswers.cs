using CxPortal.Web.Features.Matrix.Structure;
using CxPortal.Web.Features.Shared;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Matrix;

/// <summary>
/// Answers requests that change the structure: scripts get the table drawn anew and a way to undo, forms get the page with a message.
/// </summary>
public sealed class StructureAnswers(MatrixReader reader, ViewRenderer renderer, IStringLocalizer<MatrixText> text)
{
    /// <summary>The answer to an outcome.</summary>
    public async Task<IActionResult> OfAsync(
        Controller controller, long journeyId, Outcome<StructureChange> outcome, CancellationToken cancellationToken)
    {
        if (outcome.Kind == OutcomeKind.NotFound)
        {
            return controller.Request.IsScripted() ? text.Missing() : controller.NotFound();
        }

        if (!controller.Request.IsScripted())
        {
            return Redirected(controller, journeyId, outcome);
        }

        if (outcome.Value is not { } change || !outcome.IsDone)
        {
            return outcome.Kind == OutcomeKind.Stale ? text.Outdated() : JsonAnswers.Problems(outcome.Problems);
        }

        var matrix = await reader.MatrixAsync(journeyId, cancellationToken);
        return controller.Json(new
        {
            html = await renderer.RenderAsync(controller, "_Grid", matrix!),
            announcement = change.Announcement,
            undo = change.Undo,
            focus = change.Focus,
        });
    }

    private RedirectResult Redirected(Controller controller, long journeyId, Outcome<StructureChange> outcome)
    {
        if (outcome is { IsDone: true, Value: { } change })
        {
            controller.FlashDone(change.Announcement);
        }
        else
        {
            controller.FlashWarning(outcome.Kind == OutcomeKind.Stale ? text["Problem.Outdated"].Value : outcome.Problems[0].Message);
        }

        return controller.Redirect($"/journeys/{journeyId}");
    }
}
