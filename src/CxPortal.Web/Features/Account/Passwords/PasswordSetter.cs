using CxPortal.Data.Accounts;
using CxPortal.Web.Infrastructure.Http;
using Microsoft.AspNetCore.Identity;

namespace CxPortal.Web.Features.Account.Passwords;

/// <summary>Gives an account a password that meets the rules.</summary>
public sealed class PasswordSetter(UserManager<AppUser> users)
{
    /// <summary>The rules that a password breaks, as problems of a form field.</summary>
    public async Task<IReadOnlyList<Problem>> CheckAsync(AppUser user, string password, string field)
    {
        var problems = new List<Problem>();
        foreach (var rule in users.PasswordValidators)
        {
            var verdict = await rule.ValidateAsync(users, user, password);
            problems.AddRange(verdict.Errors.Select(error => new Problem(field, error.Description)));
        }

        return problems;
    }

    /// <summary>Sets the password, which ends all sessions and links of the account; the next save stores it.</summary>
    public void Set(AppUser user, string password)
    {
        user.PasswordHash = users.PasswordHasher.HashPassword(user, password);
        user.EmailConfirmed = true;
        user.AccessFailedCount = 0;
        user.LockoutEnd = null;
        EndSessions(user);
    }

    /// <summary>Ends all sessions and one-time links of an account; the next save stores it.</summary>
    public static void EndSessions(AppUser user)
    {
        user.SecurityStamp = Guid.NewGuid().ToString("N");
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
    }
}
