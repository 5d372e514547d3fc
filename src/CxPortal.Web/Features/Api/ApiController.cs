using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace CxPortal.Web.Features.Api;

/// <summary>
/// What all controllers of the HTTP API have in common: bearer tokens instead of cookies (so that no browser can be made to send a
/// request, and the antiforgery token has nothing to protect), scopes of tokens, and problem details for everything that goes wrong.
/// </summary>
[ApiController, TokenScope, IgnoreAntiforgeryToken]
public abstract class ApiController : ControllerBase
{
    /// <summary>Says what became of a request that was not done: 404, 412, or 422 with its problems by field.</summary>
    protected ObjectResult Refused(Outcome outcome)
    {
        switch (outcome.Kind)
        {
            case OutcomeKind.NotFound:
                return Problem(statusCode: StatusCodes.Status404NotFound);
            case OutcomeKind.Stale:
                return Problem(statusCode: StatusCodes.Status412PreconditionFailed);
            default:
                var errors = outcome.Problems.GroupBy(problem => problem.Field, problem => problem.Message).ToDictionary(group => group.Key, group => group.ToArray());
                return new ObjectResult(new ValidationProblemDetails(errors) { Status = StatusCodes.Status422UnprocessableEntity })
                {
                    StatusCode = StatusCodes.Status422UnprocessableEntity,
                    ContentTypes = { "application/problem+json" },
                };
        }
    }

    /// <summary>A page of a list, with the address of the next one.</summary>
    protected ApiPage<T> Paged<T>(IReadOnlyList<T> rows, int limit, Func<T, string> keyOf)
    {
        if (rows.Count <= limit)
        {
            return new ApiPage<T>(rows, null);
        }

        var next = ApiCursor.After(keyOf(rows[limit - 1]));
        Response.Headers.Append(HeaderNames.Link, $"<{Request.Path}?limit={limit}&cursor={next}>; rel=\"next\"");
        return new ApiPage<T>([.. rows.Take(limit)], next);
    }

    /// <summary>Whether the program has this state already, by <c>If-None-Match</c>; the tag goes into the answer.</summary>
    protected bool IsKnown(string tag)
    {
        var own = new EntityTagHeaderValue("\"" + tag + "\"");
        Response.Headers.ETag = own.ToString();
        return Request.GetTypedHeaders().IfNoneMatch.Any(known => known == EntityTagHeaderValue.Any || known.Compare(own, useStrongComparison: false));
    }
}
