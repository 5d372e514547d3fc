using CxPortal.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Account.Passwords;

/// <summary>Refuses passwords that others guess first: those that hold the account's own address or name, and runs of the keyboard.</summary>
public sealed class PasswordRules(IStringLocalizer<AccountText> text) : IPasswordValidator<AppUser>
{
    private const int ShortestTelling = 4;

    private static readonly string[] Runs =
    [
        "0123456789012345", "abcdefghijklmnop", "qwertyuiopasdfghjkl", "йцукенгшщзхъфывапролджэ", "1q2w3e4r5t6y7u8i", "passwordpassword", "парольпароль",
    ];

    /// <inheritdoc />
    public Task<IdentityResult> ValidateAsync(UserManager<AppUser> manager, AppUser user, string? password)
    {
        var candidate = (password ?? string.Empty).ToLowerInvariant();
        var own = ((user.Email ?? string.Empty).Split('@')[0] + ' ' + user.DisplayName).ToLowerInvariant()
            .Split([' ', '.', '-', '_'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length >= ShortestTelling);
        var enough = manager.Options.Password.RequiredLength - ShortestTelling;
        if (own.Any(word => candidate.Contains(word, StringComparison.Ordinal) && candidate.Length - word.Length < enough))
        {
            return Refuse("Password.OwnName");
        }

        return Runs.Any(run => IsRun(candidate, run)) ? Refuse("Password.Common") : Task.FromResult(IdentityResult.Success);
    }

    /// <summary>Whether all but a few characters of a password follow a well-known run.</summary>
    private static bool IsRun(string candidate, string run)
    {
        var telling = Math.Max(candidate.Length - ShortestTelling, ShortestTelling + 1);
        return Enumerable.Range(0, Math.Max(0, run.Length - telling + 1))
            .Any(start => candidate.Contains(run.Substring(start, telling), StringComparison.Ordinal));
    }

    private Task<IdentityResult> Refuse(string key) =>
        Task.FromResult(IdentityResult.Failed(new IdentityError { Code = key, Description = text[key] }));
}
