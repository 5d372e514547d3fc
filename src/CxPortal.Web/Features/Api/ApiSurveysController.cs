using System.Globalization;
using System.Text.Json.Nodes;
using CxPortal.Web.Features.SurveyResults.Figures;
using CxPortal.Web.Infrastructure.Localization;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Api;

/// <summary>Surveys and their figures.</summary>
[Route("api/v1/surveys")]
public sealed class ApiSurveysController(
    ApiQueries queries, FiguresRequests figures, OrganisationClock organisation, IStringLocalizer<ApiText> text) : ApiController
{
    /// <summary>Lists surveys by their keys.</summary>
    [HttpGet(""), Can(Permission.SurveysRead)]
    [ProducesResponseType<ApiPage<ApiSurveyItem>>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Index([FromQuery] ApiPaging paging, CancellationToken cancellationToken) =>
        Ok(Paged(await queries.SurveysAsync(paging, cancellationToken), paging.Limit, survey => survey.Key));

    /// <summary>A survey with what it asks now.</summary>
    [HttpGet("{key}"), Can(Permission.SurveysRead)]
    [ProducesResponseType<ApiSurvey>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public async Task<IActionResult> Show(string key, CancellationToken cancellationToken)
    {
        if (await queries.SurveyAsync(key, cancellationToken) is not { } found)
        {
            return Problem(statusCode: StatusCodes.Status404NotFound);
        }

        return IsKnown(found.Version.ToString(CultureInfo.InvariantCulture)) ? StatusCode(StatusCodes.Status304NotModified) : Ok(found.Survey);
    }

    /// <summary>Figures of a survey; small groups are suppressed as everywhere.</summary>
    [HttpGet("{key}/figures"), Can(Permission.ResultsRead)]
    [ProducesResponseType<JsonObject>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status422UnprocessableEntity, "application/problem+json")]
    public async Task<IActionResult> Figures(string key, [FromQuery] ApiFiguresQuery query, CancellationToken cancellationToken)
    {
        var request = new FiguresRequest(key) { By = query.By, From = query.From, To = query.To, MinN = query.MinN };
        if (!TryRead(query.AsOf, nameof(query.AsOf), out var asOf) || !TryRead(query.KnownAt, nameof(query.KnownAt), out var knownAt))
        {
            return ValidationProblem(statusCode: StatusCodes.Status422UnprocessableEntity);
        }

        var outcome = await figures.ComputeAsync(request with { AsOf = asOf, KnownAt = knownAt }, cancellationToken);
        return outcome.IsDone ? Ok(FiguresJson.Write(outcome.Value!)) : Refused(outcome);
    }

    private bool TryRead(string? written, string field, out DateTime? instant)
    {
        instant = null;
        if (written is null || organisation.TryReadInstant(written, out instant))
        {
            return true;
        }

        ModelState.AddModelError(field, text["NotInstant", written]);
        return false;
    }
}

/// <summary>Which figures are wanted.</summary>
public sealed class ApiFiguresQuery
{
    /// <summary>Attributes to group by; may be repeated.</summary>
    public string[] By { get; set; } = [];

    /// <summary>First day (yyyy-MM-dd), of the organisation's time zone.</summary>
    public DateOnly? From { get; set; }

    /// <summary>Last day, inclusive.</summary>
    public DateOnly? To { get; set; }

    /// <summary>The instant whose state is wanted: ISO 8601; without an offset in the organisation's time zone, a date means its end.</summary>
    public string? AsOf { get; set; }

    /// <summary>The instant after which nothing that arrived counts.</summary>
    public string? KnownAt { get; set; }

    /// <summary>Fewest answers of a group that is shown; fewer than usual for those who may lift the threshold, and audited.</summary>
    public int? MinN { get; set; }
}
