using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;

namespace CxPortal.Web.Features.Matrix.Outline;

/// <summary>The structure of a journey as plain lists.</summary>
[Can(Permission.JourneysWrite)]
[Route("journeys/{journeyId:long}/outline")]
public sealed class OutlineController(OutlineQueries queries) : Controller
{
    /// <summary>The page.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Index(long journeyId, CancellationToken cancellationToken) =>
        await queries.FindAsync(journeyId, null, cancellationToken) is { } page ? View(page) : NotFound();
}
