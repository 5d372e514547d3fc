using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;

namespace CxPortal.Web.Features.Exchange;

/// <summary>Downloads of a journey.</summary>
[Can(Permission.JourneysRead), Can(Permission.ExportsDownload)]
[Route("journeys/{journeyId:long}")]
public sealed class JourneyExportController(JourneyExportService exports) : Controller
{
    /// <summary>The journey as it stands now, or one of its published versions, as PDF, Excel workbook or JSON.</summary>
    [HttpGet("export")]
    [HttpGet("publications/{number:int}/export")]
    public async Task<IActionResult> Show(long journeyId, [FromRoute] int? number, ExportFormat? format, CancellationToken cancellationToken)
    {
        if (format is null || !ModelState.IsValid)
        {
            return NotFound();
        }

        var outcome = await exports.ExportAsync(journeyId, number, format.Value, cancellationToken);
        switch (outcome.Kind)
        {
            case OutcomeKind.NotFound:
                return NotFound();
            case OutcomeKind.Done:
                return File(outcome.Value!.Content, outcome.Value.ContentType, outcome.Value.Name);
            default:
                Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return View("Unavailable", outcome.Problems);
        }
    }
}
