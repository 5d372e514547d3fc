using System.ComponentModel;
using System.Text.Json;
using CxPortal.Web.Features.Intake;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;

namespace CxPortal.Web.Features.Api;

/// <summary>Responses that other programs collected.</summary>
[Can(Permission.ResponsesImport)]
[Route("api/v1/surveys/{key}/responses")]
public sealed class ApiResponsesController(ApiResponseService service) : ApiController
{
    /// <summary>The most bytes of a request: 1,000 responses with long texts.</summary>
    private const int BodyLimit = 16 * 1024 * 1024;

    private const string Form = """
        {"answers": {"nps": 9, "topics": ["speed"], "comment": "…"}, "attributes": {"segment": "micro"}, "language": "ru",
        "respondedAt": "2026-03-31T18:00:00+03:00", "idempotencyKey": "…"}, or an array of such objects.
        """;

    /// <summary>
    /// Takes one response, or up to 1,000 in an array, and answers when they are on disk. One response: its fate is the status. Several:
    /// the status is 200 and the fate of each stands in the answer.
    /// </summary>
    [HttpPost(""), RequestSizeLimit(BodyLimit)]
    [ProducesResponseType<ApiResponseResult>(StatusCodes.Status201Created)]
    [ProducesResponseType<ApiResponseResult>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status422UnprocessableEntity, "application/problem+json")]
    public async Task<IActionResult> Create(
        string key,
        [FromBody, Description(Form)] JsonElement body,
        [FromHeader(Name = "Idempotency-Key"), Description("Tells a repetition from a new response; of several, each gets its place appended.")] string? idempotencyKey,
        CancellationToken cancellationToken)
    {
        var outcome = await service.TakeAsync(key, body, idempotencyKey, cancellationToken);
        if (!outcome.IsDone)
        {
            return Refused(outcome);
        }

        return body.ValueKind == JsonValueKind.Array ? Ok(ApiResponseReport.Of(outcome.Value!)) : One(outcome.Value![0]);
    }

    private ObjectResult One(ApiResponseResult result)
    {
        switch (result.Status)
        {
            case ApiResponseStatus.Accepted:
                return StatusCode(StatusCodes.Status201Created, result);
            case ApiResponseStatus.Repeated:
                return Ok(result);
            case ApiResponseStatus.Invalid:
                return Refused(new Infrastructure.Http.Outcome { Kind = Infrastructure.Http.OutcomeKind.Invalid, Problems = [.. result.Errors] });
            default:
                var isBusy = result.Refusal == SubmissionRefusal.Busy;
                if (isBusy)
                {
                    Response.Headers.RetryAfter = "1";
                }

                return Problem(
                    statusCode: isBusy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status409Conflict,
                    detail: result.Reason,
                    extensions: new Dictionary<string, object?> { ["refusal"] = JsonNamingPolicy.CamelCase.ConvertName(result.Refusal!.Value.ToString()) });
        }
    }
}
