using CxPortal.Web.Infrastructure.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Matrix;

/// <summary>Refusals as the page's scripts expect them: a status, and problems in the reader's language.</summary>
public static class JsonAnswers
{
    /// <summary>404: there is no such thing in this journey, or it is archived.</summary>
    public static ObjectResult Missing(this IStringLocalizer<MatrixText> text) => Refusal(StatusCodes.Status404NotFound, text["Problem.Missing"]);

    /// <summary>428: the request does not say which version it is based on.</summary>
    public static ObjectResult WithoutVersion(this IStringLocalizer<MatrixText> text) =>
        Refusal(StatusCodes.Status428PreconditionRequired, text["Problem.NoVersion"]);

    /// <summary>422: the body cannot be read.</summary>
    public static ObjectResult Unreadable(this IStringLocalizer<MatrixText> text) =>
        Refusal(StatusCodes.Status422UnprocessableEntity, text["Problem.Unreadable"]);

    /// <summary>412: somebody else changed it.</summary>
    public static ObjectResult Outdated(this IStringLocalizer<MatrixText> text) => Refusal(StatusCodes.Status412PreconditionFailed, text["Problem.Outdated"]);

    /// <summary>422: rules are broken.</summary>
    public static ObjectResult Problems(IEnumerable<Problem> problems) => new(new { problems }) { StatusCode = StatusCodes.Status422UnprocessableEntity };

    /// <summary>Any refusal with one sentence.</summary>
    public static ObjectResult Refusal(int status, string message) =>
        new(new { problems = new[] { new Problem(string.Empty, message) } }) { StatusCode = status };
}

/// <summary>Refuses bodies longer than a limit with 413 before they are read.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LongestBodyAttribute(long bytes) : Attribute, IResourceFilter
{
    /// <summary>The limit in bytes.</summary>
    public long Bytes { get; } = bytes;

    /// <inheritdoc />
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        if (context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = Bytes;
        }

        if (context.HttpContext.Request.ContentLength > Bytes)
        {
            var text = context.HttpContext.RequestServices.GetRequiredService<IStringLocalizer<MatrixText>>();
            context.Result = JsonAnswers.Refusal(StatusCodes.Status413PayloadTooLarge, text["Problem.TooLarge"]);
        }
    }

    /// <inheritdoc />
    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
