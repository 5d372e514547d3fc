using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;

namespace CxPortal.Web.Features.Exchange;

/// <summary>Downloads of a journey.</summary>
[Can(Permission.JourneysRead), Can(Permission.ExportsDownload)]
[Route("journeys/{journeyId:long}/export")]
public sealed class JourneyExportController(JourneyExportService exports) : Controller
{
    /// <summary>The journey as PDF, Excel workbook or JSON.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(long journeyId, ExportFormat? format, CancellationToken cancellationToken)
    {
        if (format is null || !ModelState.IsValid)
        {
            return NotFound();
        }

        var outcome = await exports.ExportAsync(journeyId, format.Value, cancellationToken);
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
