using CxPortal.Web.Features.Shared;
using CxPortal.Web.Features.Touchpoints;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Matrix;

/// <summary>The form of a touchpoint in the list view: its title and all its cells, without a script.</summary>
[Can(Permission.JourneysWrite)]
[Route("journeys/{journeyId:long}/touchpoints/{touchpointId:long}/cells")]
public sealed class TouchpointCellsController(
    MatrixReader reader, CardReader cards, CardService service, IStringLocalizer<MatrixText> text) : Controller
{
    /// <summary>Stores title and cells together, or shows the form again with what was typed and what stands there now.</summary>
    /// <param name="journeyId">The journey.</param>
    /// <param name="touchpointId">The touchpoint.</param>
    /// <param name="form">What was typed.</param>
    /// <param name="seen">The form as the reader got it.</param>
    /// <param name="moveUp">A chip that is to change places with the one before it, see <see cref="CardForm.MoveUp"/>.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    [HttpPost("")]
    public async Task<IActionResult> Update(
        long journeyId, long touchpointId, CardForm form, string? seen, string? moveUp, CancellationToken cancellationToken)
    {
        form.MoveUp(moveUp);
        form.Title ??= string.Empty;
        var start = CardForm.FromJson(seen) ?? (await cards.FindAsync(journeyId, touchpointId, isPanel: false, cancellationToken))?.Stored;
        if (start is null)
        {
            return NotFound();
        }

        var mine = form.CompletedBy(start);
        var outcome = ModelState.IsValid
            ? await service.SaveAsync(journeyId, touchpointId, mine, start, cancellationToken)
            : new Outcome { Kind = OutcomeKind.Invalid };
        switch (outcome.Kind)
        {
            case OutcomeKind.NotFound:
                return NotFound();
            case OutcomeKind.Done:
                this.FlashDone(text["Done.TouchpointSaved", mine.Title!.Trim()]);
                return Redirect($"/journeys/{journeyId}?view=list#tp{touchpointId}");
            default:
                ModelState.AddProblems(outcome);
                return await AgainAsync(journeyId, touchpointId, mine, start, outcome.Kind == OutcomeKind.Stale, cancellationToken);
        }
    }

    private async Task<IActionResult> AgainAsync(
        long journeyId, long touchpointId, CardForm mine, CardForm start, bool isStale, CancellationToken cancellationToken)
    {
        var page = await reader.PageAsync(journeyId, new MatrixOptions { View = "list" }, cancellationToken);
        var editing = await cards.AgainAsync(journeyId, touchpointId, mine, start, isStale, isPanel: false, cancellationToken);
        if (page is null || editing is null)
        {
            return NotFound();
        }

        Response.StatusCode = isStale ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return View("Index", page with { Editing = editing });
    }
}
