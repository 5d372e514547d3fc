using CxPortal.Web.Features.SurveyResults.Export;
using CxPortal.Web.Features.SurveyResults.Pages;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;

namespace CxPortal.Web.Features.SurveyResults;

/// <summary>Downloads of a survey's results and of its single responses.</summary>
[Route("surveys/{surveyId:long}")]
[DisableRequestTimeout]
public sealed class ResultsExportController(ResultsFrames frames, ResultsExportService results, ResponsesExportService responses) : Controller
{
    /// <summary>The figures of the results page, with its filter.</summary>
    [HttpGet("results/export")]
    [Can(Permission.ResultsRead), Can(Permission.ExportsDownload)]
    public async Task<IActionResult> Results(long surveyId, ResultsFormat? format, CancellationToken cancellationToken) =>
        format is not { } wanted || await frames.FindAsync(surveyId, Request.Query, cancellationToken) is not { } frame
            ? NotFound()
            : await SendAsync(file => results.WriteAsync(frame.Query, wanted, file, cancellationToken));

    /// <summary>All single responses.</summary>
    [HttpGet("responses/export")]
    [Can(Permission.ResponsesRead), Can(Permission.ExportsDownload)]
    public async Task<IActionResult> Responses(long surveyId, ResultsFormat? format, CancellationToken cancellationToken) =>
        format is not (ResultsFormat.Csv or ResultsFormat.Xlsx)
            ? NotFound()
            : await SendAsync(file => responses.WriteAsync(surveyId, format.Value, file, cancellationToken));

    private async Task<IActionResult> SendAsync(Func<Stream, Task<Outcome<WrittenFile>>> write)
    {
        var file = TemporaryFile.Create();
        var outcome = await write(file);
        if (outcome.IsDone)
        {
            file.Position = 0;
            return File(file, outcome.Value!.ContentType, outcome.Value.Name);
        }

        await file.DisposeAsync();
        if (outcome.Kind == OutcomeKind.NotFound)
        {
            return NotFound();
        }

        Response.StatusCode = outcome.Problems[0].Field == "format" ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status409Conflict;
        return View("Refused", outcome.Problems[0].Message);
    }
}
