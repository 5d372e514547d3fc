using CxPortal.Web.Features.Shared;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Touchpoints;

/// <summary>The card of a touchpoint: a fragment for the panel, and a page of its own.</summary>
[Can(Permission.JourneysRead)]
[Route("journeys/{journeyId:long}/touchpoints/{touchpointId:long}")]
public sealed class CardController(CardReader reader, CardService service, IStringLocalizer<TouchpointsText> text) : Controller
{
    /// <summary>The page.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Index(long journeyId, long touchpointId, CancellationToken cancellationToken) =>
        await reader.FindAsync(journeyId, touchpointId, isPanel: false, cancellationToken) is { } card ? View("Card", card) : NotFound();

    /// <summary>The content of <c>#panel</c>.</summary>
    [HttpGet("card")]
    public async Task<IActionResult> Show(long journeyId, long touchpointId, CancellationToken cancellationToken) =>
        await reader.FindAsync(journeyId, touchpointId, isPanel: true, cancellationToken) is { } card ? PartialView("_Panel", card) : NotFound();

    /// <summary>Stores cells, fields and links together.</summary>
    /// <param name="journeyId">The journey.</param>
    /// <param name="touchpointId">The touchpoint.</param>
    /// <param name="form">What was typed.</param>
    /// <param name="seen">The form as the reader got it.</param>
    /// <param name="moveUp">A row that is to change places with the one before it, see <see cref="CardForm.MoveUp"/>.</param>
    /// <param name="returnUrl">Where to go afterwards.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    [HttpPost("")]
    [Can(Permission.JourneysWrite)]
    public async Task<IActionResult> Update(
        long journeyId, long touchpointId, CardForm form, string? seen, string? moveUp, string? returnUrl, CancellationToken cancellationToken)
    {
        form.MoveUp(moveUp);
        var start = CardForm.FromJson(seen);
        var outcome = ModelState.IsValid
            ? await service.SaveAsync(journeyId, touchpointId, form, start, cancellationToken)
            : new Outcome { Kind = OutcomeKind.Invalid };
        if (outcome.Kind == OutcomeKind.NotFound)
        {
            return NotFound();
        }

        if (!outcome.IsDone)
        {
            return await AgainAsync(journeyId, touchpointId, form, start, outcome, cancellationToken);
        }

        this.FlashDone(text["Done.Saved"]);
        return Request.IsScripted()
            ? await Show(journeyId, touchpointId, cancellationToken)
            : LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : $"/journeys/{journeyId}/touchpoints/{touchpointId}");
    }

    private async Task<IActionResult> AgainAsync(
        long journeyId, long touchpointId, CardForm form, CardForm? start, Outcome outcome, CancellationToken cancellationToken)
    {
        var isStale = outcome.Kind == OutcomeKind.Stale;
        ModelState.AddProblems(outcome);
        var view = await reader.AgainAsync(journeyId, touchpointId, form, start, isStale, Request.IsScripted(), cancellationToken);
        if (view is null)
        {
            return NotFound();
        }

        Response.StatusCode = isStale ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return view.IsPanel ? PartialView("_Panel", view) : View("Card", view);
    }
}
