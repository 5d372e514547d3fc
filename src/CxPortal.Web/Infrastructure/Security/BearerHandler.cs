using System.Security.Claims;
using System.Text.Encodings.Web;
using CxPortal.Data;
using CxPortal.Data.Accounts;
using CxPortal.Data.Audit;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CxPortal.Web.Infrastructure.Security;

/// <summary>
/// Lets programs in by personal access tokens. The token's owner acts, with the permissions the owner has at this request; a token that
/// was taken back or whose owner is switched off opens nothing.
/// </summary>
internal sealed class BearerHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    CxPortalDbContext database,
    CurrentUser user,
    OperationContext operation,
    IProblemDetailsService problems,
    TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>Name of the scheme.</summary>
    public const string SchemeName = "Bearer";

    /// <summary>The claim of tokens that may write.</summary>
    public const string WriteClaim = "cxportal.write";

    private const string Start = SchemeName + " ";
    private const string Unknown = "The request has no token, or one that is unknown, was taken back, or whose owner is switched off.";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Start, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        var hash = AccessTokenSecret.HashOf(header[Start.Length..].Trim());
        var token = await database.AccessTokens.SingleOrDefaultAsync(row => row.TokenHash == hash && row.RevokedAt == null, Context.RequestAborted);
        var account = token is null
            ? null
            : await database.Users.AsNoTracking().Where(row => row.Id == token.UserId).Select(SignedInAccount.FromUser).SingleOrDefaultAsync(Context.RequestAborted);
        if (token is null || account is null || account.IsDisabled)
        {
            return AuthenticateResult.Fail(Unknown);
        }

        user.SignIn(account);
        operation.ActorId = account.Id;
        operation.Actor = $"{account.Name} (API: {token.Name})";
        await NoteUseAsync(token);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(IdentityOf(account, token)), Scheme.Name));
    }

    /// <summary>Answers by itself: the portal's own words for this status speak of signing in.</summary>
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.Append(HeaderNames.WWWAuthenticate, SchemeName);
        await problems.WriteAsync(new ProblemDetailsContext
        {
            HttpContext = Context,
            ProblemDetails = { Status = StatusCodes.Status401Unauthorized, Detail = Unknown },
        });
    }

    private static ClaimsIdentity IdentityOf(SignedInAccount account, AccessToken token)
    {
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, account.Id.ToString())], SchemeName);
        if (token.CanWrite)
        {
            identity.AddClaim(new Claim(WriteClaim, "true"));
        }

        return identity;
    }

    /// <summary>To the hour, so that reading does not write all the time.</summary>
    private async Task NoteUseAsync(AccessToken token)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var hour = now.Date.AddHours(now.Hour);
        if (token.LastUsedAt != hour)
        {
            token.LastUsedAt = hour;
            await database.SaveChangesAsync(Context.RequestAborted);
        }
    }
}
