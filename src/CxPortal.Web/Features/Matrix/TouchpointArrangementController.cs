using CxPortal.Web.Features.Matrix.Structure;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Matrix;

/// <summary>Order of the touchpoints: position and copies.</summary>
[Can(Permission.JourneysWrite)]
[Route("journeys/{journeyId:long}/touchpoints/{touchpointId:long}")]
public sealed class TouchpointArrangementController(
    TouchpointArrangementService service, StructureAnswers answers, IStringLocalizer<MatrixText> text) : Controller
{
    /// <summary>Moves a touchpoint, also into another stage.</summary>
    [HttpPut("position")]
    public async Task<IActionResult> Move(long journeyId, long touchpointId, [FromBody] PositionBody? body, CancellationToken cancellationToken) =>
        !ModelState.IsValid || body is null
            ? text.Unreadable()
            : await answers.OfAsync(this, journeyId, await service.MoveAsync(journeyId, touchpointId, body, cancellationToken), cancellationToken);

    /// <summary>Copies a touchpoint.</summary>
    [HttpPost("copies")]
    public async Task<IActionResult> Copy(long journeyId, long touchpointId, [FromBody] CopyBody? body, CancellationToken cancellationToken) =>
        !ModelState.IsValid || body is null
            ? text.Unreadable()
            : await answers.OfAsync(
                this, journeyId, await service.CopyAsync(journeyId, touchpointId, body.WithContent, cancellationToken), cancellationToken);
}
