using CxPortal.Data;
using CxPortal.Data.Accounts;
using CxPortal.Web.Features.Account.Passwords;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Account.TwoStep;

/// <summary>Switches two-step sign-in on and off for the one who is signed in.</summary>
public sealed class TwoStepService(
    CxPortalDbContext database,
    UserManager<AppUser> users,
    SignInManager<AppUser> signIn,
    TwoStepSecrets secrets,
    TwoStepCodes codes,
    AccountActs acts,
    CurrentUser current,
    TimeProvider clock,
    IStringLocalizer<AccountText> text)
{
    /// <summary>Whether it is on, and how many recovery codes are left.</summary>
    public async Task<TwoStepPage> PageAsync(CancellationToken cancellationToken)
    {
        var user = await database.Users.AsNoTracking().SingleAsync(row => row.Id == current.Id, cancellationToken);
        return new TwoStepPage(user.TwoFactorEnabled, await codes.CountRecoveryCodesAsync(user.Id, cancellationToken), new TwoStepPasswordForm());
    }

    /// <summary>Switches it on once a code proves that the app has the secret; ends all sessions but this.</summary>
    /// <returns>The recovery codes, which are shown only now; stale when the form is too old.</returns>
    public async Task<Outcome<IReadOnlyList<string>>> SwitchOnAsync(TwoStepForm form, CancellationToken cancellationToken)
    {
        if (secrets.Open(current.Id!.Value, form.Secret) is not { } secret)
        {
            return new Outcome<IReadOnlyList<string>> { Kind = OutcomeKind.Stale };
        }

        var typed = string.Concat(form.Code.Where(char.IsAsciiDigit));
        if (Totp.Match(secret, typed, clock.GetUtcNow()) is not { } step)
        {
            return Outcome<IReadOnlyList<string>>.Invalid(nameof(form.Code), text["TwoStep.WrongCode"]);
        }

        var user = await database.Users.SingleAsync(row => row.Id == current.Id, cancellationToken);
        var recovery = await codes.StartAsync(user, secret, step, cancellationToken);
        user.TwoFactorEnabled = true;
        await StoreAsync(user, AccountActs.TwoStepOn, cancellationToken);
        return new Outcome<IReadOnlyList<string>> { Value = recovery };
    }

    /// <summary>Makes new recovery codes in place of the old ones.</summary>
    public async Task<Outcome<IReadOnlyList<string>>> RenewCodesAsync(string password, CancellationToken cancellationToken)
    {
        var user = await database.Users.SingleAsync(row => row.Id == current.Id, cancellationToken);
        if (!user.TwoFactorEnabled)
        {
            return Outcome<IReadOnlyList<string>>.NotFound;
        }

        if (!await users.CheckPasswordAsync(user, password))
        {
            return Outcome<IReadOnlyList<string>>.Invalid(nameof(TwoStepPasswordForm.CurrentPassword), text["ChangePassword.Wrong"]);
        }

        var recovery = await codes.NewRecoveryCodesAsync(user, cancellationToken);
        acts.Record(AccountActs.RecoveryCodesMade, user);
        await database.SaveChangesAsync(cancellationToken);
        return new Outcome<IReadOnlyList<string>> { Value = recovery };
    }

    /// <summary>Switches it off; ends all sessions but this.</summary>
    public async Task<Outcome> SwitchOffAsync(string password, CancellationToken cancellationToken)
    {
        var user = await database.Users.SingleAsync(row => row.Id == current.Id, cancellationToken);
        if (!await users.CheckPasswordAsync(user, password))
        {
            return Outcome.Invalid(nameof(TwoStepPasswordForm.CurrentPassword), text["ChangePassword.Wrong"]);
        }

        await codes.ForgetAsync(user, cancellationToken);
        user.TwoFactorEnabled = false;
        await StoreAsync(user, AccountActs.TwoStepOff, cancellationToken);
        return Outcome.Done;
    }

    private async Task StoreAsync(AppUser user, string act, CancellationToken cancellationToken)
    {
        PasswordSetter.EndSessions(user);
        acts.Record(act, user);
        await database.SaveChangesAsync(cancellationToken);
        await signIn.RefreshSignInAsync(user);
    }
}
