using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Matrix;

/// <summary>The journey page: the matrix, and the same as a list.</summary>
[Can(Permission.JourneysRead)]
[Route("journeys/{journeyId:long}")]
public sealed class JourneyMatrixController(MatrixReader reader, ViewRenderer renderer, IStringLocalizer<MatrixText> text) : Controller
{
    /// <summary>The page.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Index(long journeyId, [FromQuery] MatrixOptions options, CancellationToken cancellationToken) =>
        await reader.PageAsync(journeyId, options, cancellationToken) is { } page ? View(page) : NotFound();

    /// <summary>The table alone, for scripts that have changed its structure.</summary>
    [HttpGet("grid")]
    public async Task<IActionResult> Grid(long journeyId, CancellationToken cancellationToken) =>
        await reader.MatrixAsync(journeyId, cancellationToken) is { } matrix
            ? Json(new { html = await renderer.RenderAsync(this, "_Grid", matrix) })
            : text.Missing();
}
