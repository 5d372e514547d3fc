using System.ComponentModel;
using CxPortal.Web.Features.Exchange;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace CxPortal.Web.Features.Api;

/// <summary>Journeys.</summary>
[Can(Permission.JourneysRead)]
[Route("api/v1/journeys")]
public sealed class ApiJourneysController(ApiQueries queries, JourneyExportService exports, ApiJourneyWriting writing) : ApiController
{
    /// <summary>Lists journeys by their keys.</summary>
    [HttpGet("")]
    [ProducesResponseType<ApiPage<ApiJourneyItem>>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Index([FromQuery] ApiPaging paging, CancellationToken cancellationToken) =>
        Ok(Paged(await queries.JourneysAsync(paging, cancellationToken), paging.Limit, journey => journey.Key));

    /// <summary>The whole journey: stages, touchpoints, lanes, cells and the catalogue rows it uses, as it is exported and imported.</summary>
    [HttpGet("{key}"), Can(Permission.ExportsDownload)]
    [ProducesResponseType<object>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    public async Task<IActionResult> Show(string key, CancellationToken cancellationToken) =>
        await writing.TagAsync(key, cancellationToken) is { } tag && IsKnown(tag)
            ? StatusCode(StatusCodes.Status304NotModified)
            : await FileAsync(key, ExportFormat.Json, isDownload: false, cancellationToken);

    /// <summary>
    /// Creates or updates a journey from the document in the body. <c>If-Match</c> names the entity tag that was read, so that nobody's work
    /// is overwritten; <c>If-None-Match: *</c> creates.
    /// </summary>
    [HttpPut("{key}"), Can(Permission.JourneysWrite), Can(Permission.ImportsRun), RequestSizeLimit(JourneyFileReader.MaxBytes)]
    [ProducesResponseType<ImportReport>(StatusCodes.Status200OK)]
    [ProducesResponseType<ImportReport>(StatusCodes.Status201Created)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status412PreconditionFailed, "application/problem+json")]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status422UnprocessableEntity, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status428PreconditionRequired, "application/problem+json")]
    public async Task<IActionResult> Write(string key, CancellationToken cancellationToken)
    {
        var headers = Request.GetTypedHeaders();
        var isNew = headers.IfNoneMatch is [var none] && none == EntityTagHeaderValue.Any;
        if (!isNew && headers.IfMatch.Count != 1)
        {
            return Problem(statusCode: StatusCodes.Status428PreconditionRequired);
        }

        using var content = new MemoryStream();
        await Request.Body.CopyToAsync(content, cancellationToken);
        var outcome = await writing.WriteAsync(key, content.ToArray(), isNew ? null : headers.IfMatch[0].Tag.ToString().Trim('"'), cancellationToken);
        if (!outcome.IsDone)
        {
            return Refused(outcome);
        }

        Response.Headers.ETag = "\"" + await writing.TagAsync(key, cancellationToken) + "\"";
        return isNew ? Created("/api/v1/journeys/" + key, outcome.Value) : Ok(outcome.Value);
    }

    /// <summary>The journey as a file.</summary>
    [HttpGet("{key}/export"), Can(Permission.ExportsDownload)]
    [ProducesResponseType<FileContentResult>(StatusCodes.Status200OK, "application/octet-stream")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public Task<IActionResult> Export(string key, [FromQuery, Description("pdf, xlsx or json")] ExportFormat format, CancellationToken cancellationToken) =>
        FileAsync(key, format, isDownload: true, cancellationToken);

    private async Task<IActionResult> FileAsync(string key, ExportFormat format, bool isDownload, CancellationToken cancellationToken)
    {
        if (await queries.JourneyIdAsync(key, cancellationToken) is not { } id)
        {
            return Problem(statusCode: StatusCodes.Status404NotFound);
        }

        var outcome = await exports.ExportAsync(id, null, format, cancellationToken);
        return outcome switch
        {
            { IsDone: true, Value: { } file } => isDownload ? File(file.Content, file.ContentType, file.Name) : File(file.Content, file.ContentType),
            { Kind: OutcomeKind.Invalid } => Problem(statusCode: StatusCodes.Status503ServiceUnavailable, detail: outcome.Problems[0].Message),
            _ => Refused(outcome),
        };
    }
}
