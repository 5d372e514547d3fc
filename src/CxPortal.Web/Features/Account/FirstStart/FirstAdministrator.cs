using System.Security.Cryptography;
using CxPortal.Data;
using CxPortal.Data.Accounts;
using CxPortal.Data.Audit;
using CxPortal.Domain.Accounts;
using CxPortal.Web.Features.Account.SignIn;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Localization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Account.FirstStart;

/// <summary>
/// The way into a portal that nobody can administer: a link that makes one administrator. It holds for a day, and only as long as there
/// is no administrator who can sign in.
/// </summary>
public sealed class FirstAdministrator(
    CxPortalDbContext database,
    UserManager<AppUser> users,
    SignInService signIn,
    OperationContext operation,
    IDataProtectionProvider protection,
    TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    private readonly IDataProtector protector = protection.CreateProtector("CxPortal.FirstAdministrator");

    /// <summary>Whether no administrator can sign in.</summary>
    public async Task<bool> IsNeededAsync(CancellationToken cancellationToken) => !await database.Users.AnyAsync(
        user => user.Role == Role.Administrator && user.DisabledAt == null && user.PasswordHash != null, cancellationToken);

    /// <summary>Path of a new link.</summary>
    public string NewPath() => "/account/first-administrator/"
        + WebEncoders.Base64UrlEncode(protector.Protect(BitConverter.GetBytes(clock.GetUtcNow().Add(Lifetime).UtcTicks)));

    /// <summary>Whether a link holds.</summary>
    public async Task<bool> HoldsAsync(string token, CancellationToken cancellationToken) =>
        ExpiryOf(token) >= clock.GetUtcNow().UtcTicks && await IsNeededAsync(cancellationToken);

    /// <summary>Makes the administrator and signs in.</summary>
    public async Task<Outcome> CreateAsync(string token, FirstAdministratorForm form, CancellationToken cancellationToken)
    {
        if (!await HoldsAsync(token, cancellationToken))
        {
            return Outcome.NotFound;
        }

        var user = new AppUser
        {
            Id = Guid.NewGuid(),
            UserName = form.Email.Trim(),
            Email = form.Email.Trim(),
            EmailConfirmed = true,
            DisplayName = form.DisplayName.Trim(),
            Role = Role.Administrator,
            Language = Cultures.Current,
            CreatedAt = clock.GetUtcNow().UtcDateTime,
        };
        operation.Actor = user.DisplayName;
        var result = await users.CreateAsync(user, form.NewPassword);
        if (!result.Succeeded)
        {
            return AccountErrors.ProblemsOf(result);
        }

        await signIn.CompleteAsync(user, remember: false, "link", cancellationToken);
        return Outcome.Done;
    }

    private long ExpiryOf(string token)
    {
        try
        {
            return protector.Unprotect(WebEncoders.Base64UrlDecode(token)) is { Length: sizeof(long) } content ? BitConverter.ToInt64(content) : 0;
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return 0;
        }
    }
}
