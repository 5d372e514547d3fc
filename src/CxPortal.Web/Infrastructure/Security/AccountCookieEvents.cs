using System.Security.Claims;
using CxPortal.Data;
using CxPortal.Data.Audit;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CxPortal.Web.Infrastructure.Security;

/// <summary>
/// Looks the account up at every request, one indexed row, so that disabling it, a new role or a new password take effect at once.
/// </summary>
internal sealed class AccountCookieEvents(
    CxPortalDbContext database, CurrentUser user, OperationContext operation, IOptions<Microsoft.AspNetCore.Identity.IdentityOptions> identity)
    : CookieAuthenticationEvents
{
    /// <summary>For how long a browser is remembered after its last visit; other sessions end with the browser or after half a day.</summary>
    private static readonly TimeSpan RememberedFor = TimeSpan.FromDays(14);

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var account = Guid.TryParse(context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            ? await FindAsync(id, context.HttpContext.RequestAborted)
            : null;
        var stamp = context.Principal?.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType);
        if (account is null || account.IsDisabled || account.SecurityStamp != stamp)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
            return;
        }

        user.SignIn(account);
        operation.ActorId = account.Id;
        operation.Actor = account.Name;
    }

    public override Task SigningIn(CookieSigningInContext context)
    {
        if (context.Properties.IsPersistent)
        {
            context.Properties.ExpiresUtc = context.Options.TimeProvider!.GetUtcNow().Add(RememberedFor);
        }

        return Task.CompletedTask;
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context) =>
        AnswerOrRedirect(context, StatusCodes.Status401Unauthorized);

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static Task AnswerOrRedirect(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (context.Request.IsScripted() || context.Request.IsOwnForm())
        {
            context.Response.StatusCode = status;
        }
        else
        {
            context.Response.Redirect(context.RedirectUri);
        }

        return Task.CompletedTask;
    }

    private Task<SignedInAccount?> FindAsync(Guid id, CancellationToken cancellationToken) => database.Users
        .AsNoTracking()
        .Where(row => row.Id == id)
        .Select(SignedInAccount.FromUser)
        .SingleOrDefaultAsync(cancellationToken);
}

/// <summary>Tells requests of scripts from those of people who follow links.</summary>
public static class RequestKind
{
    /// <summary>Whether the request comes from the page's own script (fetch or htmx), which wants a status and not a redirect.</summary>
    public static bool IsScripted(this HttpRequest request) =>
        request.Headers.ContainsKey("HX-Request") || request.Headers.XRequestedWith == "fetch"
        || request.GetTypedHeaders().Accept is [{ MediaType.Value: "application/json" }, ..];

    /// <summary>
    /// Whether one of the portal's own pages sends a form, as the browser says. Such a request is answered and not redirected,
    /// because a redirect would lose what was typed.
    /// </summary>
    public static bool IsOwnForm(this HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && request.HasFormContentType
        && request.Headers["Sec-Fetch-Site"] == "same-origin";
}
