using CxPortal.Web.Features.Matrix.Structure;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Matrix;

/// <summary>Touchpoints of a journey.</summary>
[Can(Permission.JourneysWrite)]
[Route("journeys/{journeyId:long}/touchpoints")]
public sealed class JourneyTouchpointsController(TouchpointService service, StructureAnswers answers, IStringLocalizer<MatrixText> text) : Controller
{
    /// <summary>Adds a touchpoint.</summary>
    [HttpPost("")]
    public async Task<IActionResult> Create(long journeyId, [FromBody] NewPartBody? body, CancellationToken cancellationToken) =>
        !ModelState.IsValid || body is null
            ? text.Unreadable()
            : await answers.OfAsync(this, journeyId, await service.CreateAsync(journeyId, body, cancellationToken), cancellationToken);

    /// <summary>Changes title or flag of a touchpoint.</summary>
    [HttpPatch("{touchpointId:long}")]
    public async Task<IActionResult> Update(long journeyId, long touchpointId, [FromBody] PartPatchBody? body, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || body is null)
        {
            return text.Unreadable();
        }

        return Request.ExpectedVersion() is { } version
            ? await answers.OfAsync(this, journeyId, await service.ChangeAsync(journeyId, touchpointId, body, version, cancellationToken), cancellationToken)
            : text.WithoutVersion();
    }

    /// <summary>Puts a touchpoint into the archive.</summary>
    [HttpDelete("{touchpointId:long}")]
    public async Task<IActionResult> Destroy(long journeyId, long touchpointId, CancellationToken cancellationToken) =>
        await answers.OfAsync(this, journeyId, await service.ArchiveAsync(journeyId, touchpointId, cancellationToken), cancellationToken);
}
