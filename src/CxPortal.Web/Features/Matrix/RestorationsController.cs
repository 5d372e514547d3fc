using System.Text.Json;
using CxPortal.Web.Features.Matrix.Structure;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;

namespace CxPortal.Web.Features.Matrix;

/// <summary>Brings stages, touchpoints and lanes back from the archive, for scripts and for the forms of the archive panel.</summary>
[Can(Permission.JourneysWrite)]
[Route("journeys/{journeyId:long}")]
public sealed class RestorationsController(
    StageService stages, TouchpointService touchpoints, LaneService lanes, StructureAnswers answers) : Controller
{
    /// <summary>Brings a stage back.</summary>
    [HttpPost("stages/{stageId:long}/restoration")]
    public async Task<IActionResult> Stage(long journeyId, long stageId, CancellationToken cancellationToken) => await answers.OfAsync(
        this, journeyId, await stages.RestoreAsync(journeyId, stageId, await BodyAsync(cancellationToken), cancellationToken), cancellationToken);

    /// <summary>Brings a touchpoint back.</summary>
    [HttpPost("touchpoints/{touchpointId:long}/restoration")]
    public async Task<IActionResult> Touchpoint(long journeyId, long touchpointId, CancellationToken cancellationToken) => await answers.OfAsync(
        this, journeyId, await touchpoints.RestoreAsync(journeyId, touchpointId, await BodyAsync(cancellationToken), cancellationToken), cancellationToken);

    /// <summary>Brings a lane back.</summary>
    [HttpPost("lanes/{laneId:long}/restoration")]
    public async Task<IActionResult> Lane(long journeyId, long laneId, CancellationToken cancellationToken) =>
        await answers.OfAsync(this, journeyId, await lanes.RestoreAsync(journeyId, laneId, cancellationToken), cancellationToken);

    /// <summary>What a script says about the stand-in; forms, and bodies that cannot be read, name none.</summary>
    private async Task<RestorationBody?> BodyAsync(CancellationToken cancellationToken)
    {
        if (!Request.HasJsonContentType())
        {
            return null;
        }

        try
        {
            return await Request.ReadFromJsonAsync<RestorationBody>(cancellationToken);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
