using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace CxPortal.Web.Infrastructure.Http;

/// <summary>
/// Refuses requests that are larger than their endpoint takes before anything is read of them, so that the answer is 413 and
/// not a failed form. Actions that take files say so by <c>[RequestSizeLimit]</c>.
/// </summary>
internal static class RequestSizes
{
    /// <summary>The most bytes an ordinary form or script may send.</summary>
    public const long OrdinaryLimit = 4 * 1024 * 1024;

    public static IApplicationBuilder UseRequestSizes(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.IsErrorPage() || context.GetEndpoint() is not { } endpoint)
        {
            return next();
        }

        var own = endpoint.Metadata.GetMetadata<IRequestSizeLimitMetadata>();
        var limit = own is null ? OrdinaryLimit : own.MaxRequestBodySize;
        if (context.Request.ContentLength > limit)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return Task.CompletedTask;
        }

        // Bodies that do not say their size are counted by the server while they are read.
        if (own is null && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } counted)
        {
            counted.MaxRequestBodySize = limit;
        }

        return next();
    });
}
