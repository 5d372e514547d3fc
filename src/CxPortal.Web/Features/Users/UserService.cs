using CxPortal.Data;
using CxPortal.Data.Accounts;
using CxPortal.Domain.Accounts;
using CxPortal.Web.Features.Account.Passwords;
using CxPortal.Web.Features.Account.TwoStep;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Users;

/// <summary>A change of an account.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Stamp">The state of the account on which the change was made.</param>
/// <param name="DisplayName">The name others see.</param>
/// <param name="Role">What the person may do.</param>
public sealed record ChangeUser(Guid Id, string Stamp, string DisplayName, Role Role);

/// <summary>
/// Changes accounts. Whatever is taken away ends the account's sessions at their next request. There is always an administrator left
/// who can sign in.
/// </summary>
public sealed class UserService(
    CxPortalDbContext database,
    OneTimeLinks links,
    TwoStepCodes codes,
    CurrentUser current,
    IStringLocalizer<UsersText> text,
    TimeProvider clock)
{
    /// <summary>Changes name and role.</summary>
    public Task<Outcome> ChangeAsync(ChangeUser change, CancellationToken cancellationToken) => OnAsync(change.Id, async user =>
    {
        if (user.ConcurrencyStamp != change.Stamp)
        {
            return Outcome.Stale;
        }

        if (change.Role != Role.Administrator && await IsLastAdministratorAsync(user, cancellationToken))
        {
            return Outcome.Invalid(nameof(change.Role), text["LastAdministrator"]);
        }

        user.DisplayName = change.DisplayName.Trim();
        user.Role = change.Role;
        return Outcome.Done;
    }, cancellationToken);

    /// <summary>Switches an account off and ends its sessions.</summary>
    public Task<Outcome> DisableAsync(Guid id, CancellationToken cancellationToken) => OnAsync(id, async user =>
    {
        if (user.Id == current.Id)
        {
            return Outcome.Invalid(string.Empty, text["Self.Disable"]);
        }

        if (await IsLastAdministratorAsync(user, cancellationToken))
        {
            return Outcome.Invalid(string.Empty, text["LastAdministrator"]);
        }

        user.DisabledAt ??= clock.GetUtcNow().UtcDateTime;
        PasswordSetter.EndSessions(user);
        return Outcome.Done;
    }, cancellationToken);

    /// <summary>Switches an account on again.</summary>
    public Task<Outcome> EnableAsync(Guid id, CancellationToken cancellationToken) => OnAsync(id, user =>
    {
        user.DisabledAt = null;
        return Task.FromResult(Outcome.Done);
    }, cancellationToken);

    /// <summary>Opens an account that wrong passwords have locked.</summary>
    public Task<Outcome> UnlockAsync(Guid id, CancellationToken cancellationToken) => OnAsync(id, user =>
    {
        user.LockoutEnd = null;
        user.AccessFailedCount = 0;
        return Task.FromResult(Outcome.Done);
    }, cancellationToken);

    /// <summary>Switches two-step sign-in off for somebody who has lost both app and recovery codes, and ends the sessions.</summary>
    public Task<Outcome> ResetTwoStepAsync(Guid id, CancellationToken cancellationToken) => OnAsync(id, async user =>
    {
        if (user.Id == current.Id)
        {
            return Outcome.Invalid(string.Empty, text["Self.Reset"]);
        }

        await codes.ForgetAsync(user, cancellationToken);
        user.TwoFactorEnabled = false;
        PasswordSetter.EndSessions(user);
        return Outcome.Done;
    }, cancellationToken);

    /// <summary>Takes the password away, ends the sessions and earlier links, and gives the path of a link for a new password.</summary>
    public async Task<Outcome<string>> ResetPasswordAsync(Guid id, CancellationToken cancellationToken)
    {
        var link = string.Empty;
        var outcome = await OnAsync(id, user =>
        {
            if (user.Id == current.Id)
            {
                return Task.FromResult(Outcome.Invalid(string.Empty, text["Self.Reset"]));
            }

            if (user.DisabledAt is not null)
            {
                return Task.FromResult(Outcome.Invalid(string.Empty, text["Disabled.Reset"]));
            }

            var purpose = user.LastSignInAt is null ? LinkPurpose.FirstSignIn : LinkPurpose.Reset;
            user.PasswordHash = null;
            user.LockoutEnd = null;
            user.AccessFailedCount = 0;
            PasswordSetter.EndSessions(user);
            link = links.PathFor(user, purpose);
            return Task.FromResult(Outcome.Done);
        }, cancellationToken);
        return outcome.IsDone ? link : new Outcome<string> { Kind = outcome.Kind, Problems = outcome.Problems };
    }

    private async Task<Outcome> OnAsync(Guid id, Func<AppUser, Task<Outcome>> change, CancellationToken cancellationToken)
    {
        if (await database.Users.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } user)
        {
            return Outcome.NotFound;
        }

        var outcome = await change(user);
        if (!outcome.IsDone)
        {
            return outcome;
        }

        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        try
        {
            await database.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Outcome.Stale;
        }

        return outcome;
    }

    /// <summary>
    /// Whether nobody else could administer the portal. When somebody else could, the settings get a new version with this change, so
    /// that of two administrators who remove each other at the same time one fails.
    /// </summary>
    private async Task<bool> IsLastAdministratorAsync(AppUser user, CancellationToken cancellationToken)
    {
        if (user is not { Role: Role.Administrator, DisabledAt: null })
        {
            return false;
        }

        var hasOthers = await database.Users.AnyAsync(
            other => other.Id != user.Id && other.Role == Role.Administrator && other.DisabledAt == null && other.PasswordHash != null,
            cancellationToken);
        if (hasOthers && await database.Settings.SingleOrDefaultAsync(cancellationToken) is { } settings)
        {
            database.MarkChanged(settings);
        }

        return !hasOthers;
    }
}
