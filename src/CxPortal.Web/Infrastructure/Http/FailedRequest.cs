using Microsoft.AspNetCore.Diagnostics;

namespace CxPortal.Web.Infrastructure.Http;

/// <summary>The request behind an error page, which the pipeline runs again under the page's own address.</summary>
public static class FailedRequest
{
    private const string MethodKey = "cxportal.failed-method";
    private const int LongestFormKept = 256 * 1024;
    private const int ShortestText = 12;
    private static readonly string[] Secrets = ["password", "code", "token", "__RequestVerificationToken"];

    /// <summary>Error pages only read, whatever was asked for: a failed post must not be checked for its token again.</summary>
    internal static IApplicationBuilder UseReadOnlyErrorPages(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.IsErrorPage())
        {
            context.Items[MethodKey] = context.Request.Method;
            context.Request.Method = HttpMethods.Get;
            context.SetEndpoint(null); // what was found for the other method
        }

        return next();
    });

    /// <summary>Whether this is an error page that stands for another request.</summary>
    public static bool IsErrorPage(this HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;

    /// <summary>Whether a program's request to the HTTP API failed.</summary>
    public static bool IsFailedApiRequest(this HttpContext context)
    {
        var path = context.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? context.Features.Get<IExceptionHandlerPathFeature>()?.Path;
        return new PathString(path).StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Path and query that failed, when they can be asked for again by a link; null for a form or a direct visit.</summary>
    public static string? RepeatableAddress(this HttpContext context)
    {
        if (!context.IsErrorPage() || context.Items[MethodKey] is not "GET")
        {
            return null;
        }

        return context.Features.Get<IStatusCodeReExecuteFeature>() is { } passedOn
            ? passedOn.OriginalPathBase + passedOn.OriginalPath + passedOn.OriginalQueryString
            : context.Features.Get<IExceptionHandlerPathFeature>()?.Path;
    }

    /// <summary>
    /// The longer texts of a form that was not stored, so that nobody has to write them again. Only for forms of the portal's own
    /// pages, as the browser says, so that no other site can put words on ours; passwords and codes are left out.
    /// </summary>
    public static async Task<IReadOnlyList<string>> TypedTextsAsync(this HttpContext context)
    {
        var request = context.Request;
        if (!context.IsErrorPage() || request.Headers["Sec-Fetch-Site"] != "same-origin"
            || !request.HasFormContentType || request.ContentLength is null or > LongestFormKept)
        {
            return [];
        }

        var form = await request.ReadFormAsync(context.RequestAborted);
        return
        [
            .. form.Where(field => !Secrets.Any(secret => field.Key.Contains(secret, StringComparison.OrdinalIgnoreCase)))
                .SelectMany(field => field.Value)
                .OfType<string>()
                .Where(value => value.Length >= ShortestText && value.Contains(' ', StringComparison.Ordinal))
        ];
    }
}
