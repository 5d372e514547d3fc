using CxPortal.Data;
using CxPortal.Data.Accounts;
using CxPortal.Data.Audit;
using CxPortal.Web.Features.Account.TwoStep;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CxPortal.Web.Features.Account.SignIn;

/// <summary>How an attempt to sign in ended.</summary>
public enum SignInVerdict
{
    /// <summary>Signed in.</summary>
    Done,

    /// <summary>The password is right; a code is still needed.</summary>
    NeedsCode,

    /// <summary>Wrong, unknown or locked: nobody learns which.</summary>
    Failed,

    /// <summary>The password is right, but the account is switched off.</summary>
    Disabled,
}

/// <summary>
/// Signs people in. Failures are counted for the account; the fifth locks it for fifteen minutes. An address that nobody has and an
/// account that is locked cost the same work and get the same answer as a wrong password.
/// </summary>
public sealed class SignInService(
    CxPortalDbContext database,
    UserManager<AppUser> users,
    SignInManager<AppUser> signIn,
    SecondStepCookie secondStep,
    TwoStepCodes codes,
    AccountActs acts,
    OperationContext operation,
    IOptions<IdentityOptions> options,
    TimeProvider clock)
{
    private const int MostRetries = 3;

    private static readonly AppUser Nobody = new() { DisplayName = string.Empty };
    private static readonly string NobodysHash = new PasswordHasher<AppUser>().HashPassword(Nobody, Guid.NewGuid().ToString());

    /// <summary>The first step: address and password.</summary>
    public async Task<SignInVerdict> WithPasswordAsync(string email, string password, bool remember, CancellationToken cancellationToken)
    {
        var user = await users.FindByEmailAsync(email.Trim());
        if (user?.PasswordHash is null || IsLocked(user))
        {
            users.PasswordHasher.VerifyHashedPassword(Nobody, NobodysHash, password);
            operation.Operation = AccountActs.SignInFailed;
            database.RecordAct(nameof(AppUser), user?.Id.ToString() ?? string.Empty, user?.DisplayName, details: new { email = Shorten(email) });
            await database.SaveChangesAsync(cancellationToken);
            return SignInVerdict.Failed;
        }

        if (!await users.CheckPasswordAsync(user, password))
        {
            await CountFailureAsync(user, "password", cancellationToken);
            return SignInVerdict.Failed;
        }

        if (user.DisabledAt is not null)
        {
            acts.Record(AccountActs.SignInFailed, user, new { reason = "disabled" });
            await database.SaveChangesAsync(cancellationToken);
            return SignInVerdict.Disabled;
        }

        if (user.TwoFactorEnabled)
        {
            await secondStep.WriteAsync(user, remember);
            return SignInVerdict.NeedsCode;
        }

        await CompleteAsync(user, remember, "password", cancellationToken);
        return SignInVerdict.Done;
    }

    /// <summary>The second step: a code of the app, or a recovery code, which is used up.</summary>
    /// <returns><see cref="SignInVerdict.NeedsCode"/> when the code is wrong and may be tried again.</returns>
    public async Task<SignInVerdict> WithCodeAsync(string code, CancellationToken cancellationToken)
    {
        if (await secondStep.ReadAsync(cancellationToken) is not { } pending || IsLocked(pending.User))
        {
            await secondStep.ForgetAsync();
            return SignInVerdict.Failed;
        }

        if (await codes.RedeemAsync(pending.User, code, cancellationToken) is { } kind)
        {
            await CompleteAsync(pending.User, pending.Remember, kind, cancellationToken);
            await secondStep.ForgetAsync();
            return SignInVerdict.Done;
        }

        await CountFailureAsync(pending.User, "code", cancellationToken);
        if (!IsLocked(pending.User))
        {
            return SignInVerdict.NeedsCode;
        }

        await secondStep.ForgetAsync();
        return SignInVerdict.Failed;
    }

    /// <summary>Opens a session for somebody who has proved who they are.</summary>
    /// <param name="user">The account, tracked.</param>
    /// <param name="remember">Whether the session outlives the browser.</param>
    /// <param name="how">By what: <c>password</c>, <c>app</c>, <c>recovery</c>, <c>link</c>.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task CompleteAsync(AppUser user, bool remember, string how, CancellationToken cancellationToken)
    {
        operation.ActorId = user.Id;
        operation.Actor = user.DisplayName;
        acts.Record(AccountActs.SignedIn, user, new { how });
        await SaveAsync(user, () =>
        {
            user.AccessFailedCount = 0;
            user.LockoutEnd = null;
            user.LastSignInAt = clock.GetUtcNow().UtcDateTime;
        }, cancellationToken);
        await signIn.SignInAsync(user, new AuthenticationProperties { IsPersistent = remember });
    }

    private bool IsLocked(AppUser user) => user.LockoutEnd > clock.GetUtcNow();

    /// <summary>Counts a failure; the last of too many locks the account.</summary>
    private Task CountFailureAsync(AppUser user, string what, CancellationToken cancellationToken)
    {
        acts.Record(AccountActs.SignInFailed, user, new { what });
        return SaveAsync(user, () =>
        {
            user.AccessFailedCount++;
            user.ConcurrencyStamp = Guid.NewGuid().ToString();
            if (user.AccessFailedCount >= options.Value.Lockout.MaxFailedAccessAttempts)
            {
                user.AccessFailedCount = 0;
                user.LockoutEnd = clock.GetUtcNow().Add(options.Value.Lockout.DefaultLockoutTimeSpan);
                acts.Record(AccountActs.LockedOut, user);
            }
        }, cancellationToken);
    }

    /// <summary>Changes the account and saves; when something else changed it in between, which the concurrency stamp tells, once more.</summary>
    private async Task SaveAsync(AppUser user, Action change, CancellationToken cancellationToken)
    {
        for (var retry = 0; ; retry++)
        {
            change();
            try
            {
                await database.SaveChangesAsync(cancellationToken);
                return;
            }
            catch (DbUpdateConcurrencyException) when (retry < MostRetries)
            {
                await database.Entry(user).ReloadAsync(cancellationToken);
            }
        }
    }

    /// <summary>What a stranger typed may be long; the audit trail keeps what an address can hold.</summary>
    private static string Shorten(string email) => email.Length <= 254 ? email : email[..254];
}
