using CxPortal.Web.Features.Matrix.Structure;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Matrix;

/// <summary>Lanes of a journey.</summary>
[Can(Permission.JourneysWrite)]
[Route("journeys/{journeyId:long}/lanes")]
public sealed class LanesController(LaneService service, StructureAnswers answers, IStringLocalizer<MatrixText> text) : Controller
{
    /// <summary>Adds a lane.</summary>
    [HttpPost("")]
    public async Task<IActionResult> Create(long journeyId, [FromBody] NewPartBody? body, CancellationToken cancellationToken) =>
        !ModelState.IsValid || body is null
            ? text.Unreadable()
            : await answers.OfAsync(this, journeyId, await service.CreateAsync(journeyId, body, cancellationToken), cancellationToken);

    /// <summary>Gives a custom lane another title.</summary>
    [HttpPatch("{laneId:long}")]
    public async Task<IActionResult> Update(long journeyId, long laneId, [FromBody] PartPatchBody? body, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || body is null)
        {
            return text.Unreadable();
        }

        return Request.ExpectedVersion() is { } version
            ? await answers.OfAsync(this, journeyId, await service.RenameAsync(journeyId, laneId, body, version, cancellationToken), cancellationToken)
            : text.WithoutVersion();
    }

    /// <summary>Puts a lane into the archive.</summary>
    [HttpDelete("{laneId:long}")]
    public async Task<IActionResult> Destroy(long journeyId, long laneId, CancellationToken cancellationToken) =>
        await answers.OfAsync(this, journeyId, await service.ArchiveAsync(journeyId, laneId, cancellationToken), cancellationToken);
}
