using System.ComponentModel;
using CxPortal.Web.Features.SurveyResults.Export;
using CxPortal.Web.Features.SurveyResults.Figures;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;

namespace CxPortal.Web.Features.Api;

/// <summary>Results and single responses of surveys as files.</summary>
[Route("api/v1/surveys/{key}")]
[DisableRequestTimeout]
public sealed class ApiExportsController(
    ApiQueries queries, FiguresRequests requests, ResultsExportService results, ResponsesExportService responses) : ApiController
{
    /// <summary>The figures of a survey as a file.</summary>
    [HttpGet("export"), Can(Permission.ResultsRead), Can(Permission.ExportsDownload)]
    [ProducesResponseType<FileStreamResult>(StatusCodes.Status200OK, "application/octet-stream")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public async Task<IActionResult> Results(
        string key,
        [FromQuery, Description("csv, xlsx, json or pdf")] ResultsFormat format,
        [FromQuery, Description("Attributes to group by")] string[] by,
        [FromQuery, Description("First day")] DateOnly? from,
        [FromQuery, Description("Last day, inclusive")] DateOnly? to,
        CancellationToken cancellationToken)
    {
        var query = await requests.ToQueryAsync(new FiguresRequest(key) { By = by, From = from, To = to }, cancellationToken);
        return query.IsDone ? await SendAsync(file => results.WriteAsync(query.Value!, format, file, cancellationToken)) : Refused(query);
    }

    /// <summary>All single responses of a survey as a file; audited.</summary>
    [HttpGet("responses/export"), Can(Permission.ResponsesRead), Can(Permission.ExportsDownload)]
    [ProducesResponseType<FileStreamResult>(StatusCodes.Status200OK, "application/octet-stream")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")]
    public async Task<IActionResult> Responses(
        string key, [FromQuery, Description("csv or xlsx")] ResultsFormat format, CancellationToken cancellationToken) =>
        format is ResultsFormat.Csv or ResultsFormat.Xlsx && await queries.SurveyIdAsync(key, cancellationToken) is { } id
            ? await SendAsync(file => responses.WriteAsync(id, format, file, cancellationToken))
            : Problem(statusCode: format is ResultsFormat.Csv or ResultsFormat.Xlsx ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest);

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
        return outcome.Kind == OutcomeKind.NotFound
            ? Refused(outcome)
            : Problem(
                statusCode: outcome.Problems[0].Field == "format" ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status409Conflict,
                detail: outcome.Problems[0].Message);
    }
}
