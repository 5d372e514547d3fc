using CxPortal.Web.Features.Matrix.Structure;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Matrix;

/// <summary>Order of the lanes: position and copies, also into another journey.</summary>
[Can(Permission.JourneysWrite)]
[Route("journeys/{journeyId:long}/lanes/{laneId:long}")]
public sealed class LaneArrangementController(
    LaneService service, LaneCopyService copies, StructureAnswers answers, IStringLocalizer<MatrixText> text) : Controller
{
    /// <summary>Moves a lane.</summary>
    [HttpPut("position")]
    public async Task<IActionResult> Move(long journeyId, long laneId, [FromBody] PositionBody? body, CancellationToken cancellationToken) =>
        !ModelState.IsValid || body is null
            ? text.Unreadable()
            : await answers.OfAsync(this, journeyId, await service.MoveAsync(journeyId, laneId, body, cancellationToken), cancellationToken);

    /// <summary>Copies a custom lane.</summary>
    [HttpPost("copies")]
    public async Task<IActionResult> Copy(long journeyId, long laneId, [FromBody] CopyBody? body, CancellationToken cancellationToken) =>
        !ModelState.IsValid || body is null
            ? text.Unreadable()
            : await answers.OfAsync(this, journeyId, await copies.CopyAsync(journeyId, laneId, body.WithContent, cancellationToken), cancellationToken);

    /// <summary>Copies a lane into another journey.</summary>
    [HttpPost("copies-to/{targetJourneyId:long}")]
    public async Task<IActionResult> CopyTo(long journeyId, long laneId, long targetJourneyId, CancellationToken cancellationToken) =>
        await answers.OfAsync(this, journeyId, await copies.CopyToAsync(journeyId, laneId, targetJourneyId, cancellationToken), cancellationToken);
}
