using CxPortal.Web.Features.Matrix.Structure;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;

namespace CxPortal.Web.Features.Matrix.Outline;

/// <summary>The forms of touchpoints in the outline.</summary>
[Can(Permission.JourneysWrite)]
[Route("journeys/{journeyId:long}/outline")]
public sealed class OutlineTouchpointsController(TouchpointService touchpoints, OutlineMoves moves, OutlineAnswers answers) : Controller
{
    /// <summary>Adds one at the end.</summary>
    [HttpPost("stages/{stageId:long}/touchpoints")]
    public async Task<IActionResult> Create(long journeyId, long stageId, [FromForm] string? title, CancellationToken cancellationToken) => await answers.OfAsync(
        this, journeyId, await touchpoints.CreateAsync(journeyId, new NewPartBody(title, stageId, null, null, null, null), cancellationToken), ($"stages/{stageId}/touchpoints", title), cancellationToken);

    /// <summary>Gives one another title.</summary>
    [HttpPost("touchpoints/{id:long}/title")]
    public async Task<IActionResult> Rename(long journeyId, long id, [FromForm] string? title, [FromForm] int version, CancellationToken cancellationToken) =>
        await answers.OfAsync(
            this, journeyId, await touchpoints.ChangeAsync(journeyId, id, new PartPatchBody(title ?? string.Empty, null), version, cancellationToken), ($"touchpoints/{id}/title", title), cancellationToken);

    /// <summary>Moves one by one place.</summary>
    [HttpPost("touchpoints/{id:long}/moves")]
    public async Task<IActionResult> Move(long journeyId, long id, [FromForm] OutlineDirection direction, CancellationToken cancellationToken) =>
        Enum.IsDefined(direction)
            ? await answers.OfAsync(this, journeyId, await moves.TouchpointAsync(journeyId, id, direction, cancellationToken), null, cancellationToken)
            : BadRequest();

    /// <summary>Puts one into the archive.</summary>
    [HttpPost("touchpoints/{id:long}/archive")]
    public async Task<IActionResult> Archive(long journeyId, long id, CancellationToken cancellationToken) =>
        await answers.OfAsync(this, journeyId, await touchpoints.ArchiveAsync(journeyId, id, cancellationToken), null, cancellationToken);
}
