using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CxPortal.Web.Infrastructure.Http;

/// <summary>Remembers that a request was refused for its antiforgery token, so that the answer can say what to do about it.</summary>
internal sealed class FormExpiryFilter : IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
        {
            context.HttpContext.Items[FormExpiry.Key] = true;
        }
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}

/// <summary>Tells a form that has grown too old from other bad requests.</summary>
public static class FormExpiry
{
    internal const string Key = "cxportal.form-expired";

    /// <summary>Whether this request was refused because its antiforgery token was missing, old or of another session.</summary>
    public static bool IsFormExpired(this HttpContext context) => context.Items.ContainsKey(Key);
}
