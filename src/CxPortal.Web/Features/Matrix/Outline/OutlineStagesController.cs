using CxPortal.Web.Features.Matrix.Structure;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;

namespace CxPortal.Web.Features.Matrix.Outline;

/// <summary>The forms of stages in the outline.</summary>
[Can(Permission.JourneysWrite)]
[Route("journeys/{journeyId:long}/outline")]
public sealed class OutlineStagesController(StageService stages, OutlineMoves moves, OutlineAnswers answers) : Controller
{
    /// <summary>Adds one at the end.</summary>
    [HttpPost("stages")]
    public async Task<IActionResult> Create(long journeyId, [FromForm] string? title, CancellationToken cancellationToken) => await answers.OfAsync(
        this, journeyId, await stages.CreateAsync(journeyId, new NewPartBody(title, null, null, null, null, null), cancellationToken), ("stages", title), cancellationToken);

    /// <summary>Gives one another title.</summary>
    [HttpPost("stages/{id:long}/title")]
    public async Task<IActionResult> Rename(long journeyId, long id, [FromForm] string? title, [FromForm] int version, CancellationToken cancellationToken) =>
        await answers.OfAsync(
            this, journeyId, await stages.RenameAsync(journeyId, id, new PartPatchBody(title ?? string.Empty, null), version, cancellationToken), ($"stages/{id}/title", title), cancellationToken);

    /// <summary>Moves one by one place.</summary>
    [HttpPost("stages/{id:long}/moves")]
    public async Task<IActionResult> Move(long journeyId, long id, [FromForm] OutlineDirection direction, CancellationToken cancellationToken) =>
        Enum.IsDefined(direction)
            ? await answers.OfAsync(this, journeyId, await moves.StageAsync(journeyId, id, direction, cancellationToken), null, cancellationToken)
            : BadRequest();

    /// <summary>Puts one into the archive.</summary>
    [HttpPost("stages/{id:long}/archive")]
    public async Task<IActionResult> Archive(long journeyId, long id, CancellationToken cancellationToken) =>
        await answers.OfAsync(this, journeyId, await stages.ArchiveAsync(journeyId, id, cancellationToken), null, cancellationToken);
}
