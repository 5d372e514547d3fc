using CxPortal.Data;
using CxPortal.Data.Accounts;
using CxPortal.Data.Audit;
using CxPortal.Web.Infrastructure.Security;

namespace CxPortal.Web.Features.Account;

/// <summary>
/// Puts acts that concern an account into the audit trail: who signed in, failed, signed out, changed a password.
/// Never a password, a code or a link.
/// </summary>
public sealed class AccountActs(CxPortalDbContext database, OperationContext operation, CurrentUser current)
{
    /// <summary>Signed in.</summary>
    public const string SignedIn = "Account.SignedIn";

    /// <summary>Signed out.</summary>
    public const string SignedOut = "Account.SignedOut";

    /// <summary>A wrong password or code, or an address that nobody has.</summary>
    public const string SignInFailed = "Account.SignInFailed";

    /// <summary>The last of too many failures, which locked the account for a while.</summary>
    public const string LockedOut = "Account.LockedOut";

    /// <summary>A link for a forgotten password was asked for.</summary>
    public const string ResetRequested = "Account.ResetRequested";

    /// <summary>A password was set by a one-time link.</summary>
    public const string PasswordSet = "Account.PasswordSet";

    /// <summary>A password was changed by its owner.</summary>
    public const string PasswordChanged = "Account.PasswordChanged";

    /// <summary>Two-step sign-in was switched on.</summary>
    public const string TwoStepOn = "Account.TwoStepOn";

    /// <summary>Two-step sign-in was switched off.</summary>
    public const string TwoStepOff = "Account.TwoStepOff";

    /// <summary>New recovery codes were made; the old ones no longer work.</summary>
    public const string RecoveryCodesMade = "Account.RecoveryCodesMade";

    /// <summary>Notes an act on an account; the next save stores it.</summary>
    public void Record(string act, AppUser user, object? details = null)
    {
        operation.Operation = act;
        database.RecordAct(nameof(AppUser), user.Id.ToString(), user.DisplayName, details: details);
    }

    /// <summary>Stores an act of the one who is signed in.</summary>
    public async Task RecordAsync(string act, CancellationToken cancellationToken)
    {
        operation.Operation = act;
        database.RecordAct(nameof(AppUser), current.Id.ToString() ?? string.Empty, current.Name);
        await database.SaveChangesAsync(cancellationToken);
    }
}
