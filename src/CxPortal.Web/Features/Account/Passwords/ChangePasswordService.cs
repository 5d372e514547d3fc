using CxPortal.Data;
using CxPortal.Data.Accounts;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Account.Passwords;

/// <summary>Changes the password of the one who is signed in.</summary>
public sealed class ChangePasswordService(
    CxPortalDbContext database,
    UserManager<AppUser> users,
    SignInManager<AppUser> signIn,
    PasswordSetter passwords,
    AccountActs acts,
    CurrentUser current,
    IStringLocalizer<AccountText> text)
{
    /// <summary>Checks the old password, sets the new one, and ends all sessions but this.</summary>
    public async Task<Outcome> ChangeAsync(ChangePasswordForm form, CancellationToken cancellationToken)
    {
        if (await database.Users.SingleOrDefaultAsync(row => row.Id == current.Id, cancellationToken) is not { } user)
        {
            return Outcome.NotFound;
        }

        if (!await users.CheckPasswordAsync(user, form.CurrentPassword))
        {
            return Outcome.Invalid(nameof(form.CurrentPassword), text["ChangePassword.Wrong"]);
        }

        if (form.NewPassword == form.CurrentPassword)
        {
            return Outcome.Invalid(nameof(form.NewPassword), text["ChangePassword.Same"]);
        }

        var problems = await passwords.CheckAsync(user, form.NewPassword, nameof(form.NewPassword));
        if (problems.Count > 0)
        {
            return new Outcome { Kind = OutcomeKind.Invalid, Problems = problems };
        }

        passwords.Set(user, form.NewPassword);
        acts.Record(AccountActs.PasswordChanged, user);
        await database.SaveChangesAsync(cancellationToken);
        await signIn.RefreshSignInAsync(user);
        return Outcome.Done;
    }
}
