using CxPortal.Web.Features.Matrix.Structure;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Matrix;

/// <summary>Stages of a journey.</summary>
[Can(Permission.JourneysWrite)]
[Route("journeys/{journeyId:long}/stages")]
public sealed class StagesController(StageService service, StructureAnswers answers, IStringLocalizer<MatrixText> text) : Controller
{
    /// <summary>Adds a stage.</summary>
    [HttpPost("")]
    public async Task<IActionResult> Create(long journeyId, [FromBody] NewPartBody? body, CancellationToken cancellationToken) =>
        !ModelState.IsValid || body is null
            ? text.Unreadable()
            : await answers.OfAsync(this, journeyId, await service.CreateAsync(journeyId, body, cancellationToken), cancellationToken);

    /// <summary>Adds a stage from a plain form, for a journey that has none.</summary>
    [HttpPost("first")]
    public async Task<IActionResult> CreateFirst(long journeyId, [FromForm] string? title, CancellationToken cancellationToken) =>
        await answers.OfAsync(this, journeyId, await service.CreateAsync(journeyId, new NewPartBody(title, null, null, null, null, null), cancellationToken), cancellationToken);

    /// <summary>Gives a stage another title.</summary>
    [HttpPatch("{stageId:long}")]
    public async Task<IActionResult> Update(long journeyId, long stageId, [FromBody] PartPatchBody? body, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || body is null)
        {
            return text.Unreadable();
        }

        return Request.ExpectedVersion() is { } version
            ? await answers.OfAsync(this, journeyId, await service.RenameAsync(journeyId, stageId, body, version, cancellationToken), cancellationToken)
            : text.WithoutVersion();
    }

    /// <summary>Puts a stage into the archive.</summary>
    [HttpDelete("{stageId:long}")]
    public async Task<IActionResult> Destroy(long journeyId, long stageId, CancellationToken cancellationToken) =>
        await answers.OfAsync(this, journeyId, await service.ArchiveAsync(journeyId, stageId, cancellationToken), cancellationToken);
}
