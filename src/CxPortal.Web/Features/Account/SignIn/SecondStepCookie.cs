using System.Security.Claims;
using CxPortal.Data;
using CxPortal.Data.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Account.SignIn;

/// <summary>Somebody whose password was right and whose code is awaited.</summary>
/// <param name="User">The account, tracked.</param>
/// <param name="Remember">Whether the session is to outlive the browser.</param>
public sealed record PendingSignIn(AppUser User, bool Remember);

/// <summary>Keeps, between the two steps, whose password was right; for five minutes, and only until the account changes.</summary>
public sealed class SecondStepCookie(CxPortalDbContext database, IHttpContextAccessor accessor)
{
    private const string Stamp = "stamp";
    private static readonly string Scheme = IdentityConstants.TwoFactorUserIdScheme;

    private HttpContext Context => accessor.HttpContext ?? throw new InvalidOperationException("There is no request.");

    /// <summary>Notes whose password was right.</summary>
    public Task WriteAsync(AppUser user, bool remember)
    {
        var identity = new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, user.Id.ToString()),
                new Claim(Stamp, user.SecurityStamp ?? string.Empty),
                new Claim(ClaimTypes.IsPersistent, remember ? bool.TrueString : bool.FalseString),
            ],
            Scheme);
        return Context.SignInAsync(Scheme, new ClaimsPrincipal(identity));
    }

    /// <summary>Whose password was right; null when nobody's was, too long ago, or the account has changed or is switched off.</summary>
    public async Task<PendingSignIn?> ReadAsync(CancellationToken cancellationToken)
    {
        var principal = (await Context.AuthenticateAsync(Scheme)).Principal;
        if (!Guid.TryParse(principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id))
        {
            return null;
        }

        var user = await database.Users.SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        return user is { DisabledAt: null, TwoFactorEnabled: true } && user.SecurityStamp == principal!.FindFirstValue(Stamp)
            ? new PendingSignIn(user, principal!.FindFirstValue(ClaimTypes.IsPersistent) == bool.TrueString)
            : null;
    }

    /// <summary>Forgets it.</summary>
    public Task ForgetAsync() => Context.SignOutAsync(Scheme);
}
