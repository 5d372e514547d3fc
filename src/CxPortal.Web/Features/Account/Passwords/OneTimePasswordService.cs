using CxPortal.Data;
using CxPortal.Data.Audit;
using CxPortal.Web.Features.Account.SignIn;
using CxPortal.Web.Infrastructure.Http;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Account.Passwords;

/// <summary>Sets passwords by one-time links.</summary>
public sealed class OneTimePasswordService(
    CxPortalDbContext database, OneTimeLinks links, PasswordSetter passwords, SignInService signIn, AccountActs acts, OperationContext operation)
{
    /// <summary>What the page of a link shows; null when the link no longer holds.</summary>
    public async Task<OneTimePage?> FindAsync(string token, CancellationToken cancellationToken) =>
        await links.OpenAsync(token, cancellationToken) is { } link
            ? new OneTimePage(token, link.User.Email!, link.User.DisplayName, link.User.PasswordHash is null)
            : null;

    /// <summary>
    /// Sets the password, which uses up the link and ends all sessions. Who had none before is signed in, unless a second step is asked for.
    /// </summary>
    /// <returns>Whether the person is signed in now; not found when the link no longer holds.</returns>
    public async Task<Outcome<bool>> SetAsync(string token, string password, CancellationToken cancellationToken)
    {
        if (await links.OpenAsync(token, cancellationToken) is not { } link)
        {
            return Outcome<bool>.NotFound;
        }

        var user = link.User;
        var problems = await passwords.CheckAsync(user, password, nameof(NewPasswordForm.NewPassword));
        if (problems.Count > 0)
        {
            return Outcome<bool>.Invalid(problems);
        }

        var isFirst = user.PasswordHash is null;
        passwords.Set(user, password);
        operation.ActorId = user.Id;
        operation.Actor = user.DisplayName;
        acts.Record(AccountActs.PasswordSet, user, new { link.Purpose });
        try
        {
            await database.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Outcome<bool>.NotFound;
        }

        var signsIn = isFirst && !user.TwoFactorEnabled;
        if (signsIn)
        {
            await signIn.CompleteAsync(user, remember: false, "link", cancellationToken);
        }

        return signsIn;
    }
}
