using CxPortal.Web.Features.Matrix.Structure;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Matrix;

/// <summary>Order of the stages: position, copies, merging and splitting.</summary>
[Can(Permission.JourneysWrite)]
[Route("journeys/{journeyId:long}/stages/{stageId:long}")]
public sealed class StageArrangementController(StageArrangementService service, StructureAnswers answers, IStringLocalizer<MatrixText> text) : Controller
{
    /// <summary>Moves a stage.</summary>
    [HttpPut("position")]
    public async Task<IActionResult> Move(long journeyId, long stageId, [FromBody] PositionBody? body, CancellationToken cancellationToken) =>
        !ModelState.IsValid || body is null
            ? text.Unreadable()
            : await answers.OfAsync(this, journeyId, await service.MoveAsync(journeyId, stageId, body, cancellationToken), cancellationToken);

    /// <summary>Copies a stage with its touchpoints.</summary>
    [HttpPost("copies")]
    public async Task<IActionResult> Copy(long journeyId, long stageId, [FromBody] CopyBody? body, CancellationToken cancellationToken) =>
        !ModelState.IsValid || body is null
            ? text.Unreadable()
            : await answers.OfAsync(this, journeyId, await service.CopyAsync(journeyId, stageId, body.WithContent, cancellationToken), cancellationToken);

    /// <summary>Merges a stage into the one before it.</summary>
    [HttpPost("merge")]
    public async Task<IActionResult> Merge(long journeyId, long stageId, CancellationToken cancellationToken) =>
        await answers.OfAsync(this, journeyId, await service.MergeAsync(journeyId, stageId, cancellationToken), cancellationToken);

    /// <summary>Makes a new stage of the touchpoints from one on.</summary>
    [HttpPost("split")]
    public async Task<IActionResult> Split(long journeyId, long stageId, [FromBody] SplitBody? body, CancellationToken cancellationToken) =>
        !ModelState.IsValid || body is null
            ? text.Unreadable()
            : await answers.OfAsync(this, journeyId, await service.SplitAsync(journeyId, stageId, body, cancellationToken), cancellationToken);
}
