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
        if (own.Any(word => candidate.Contains(word, StringComparison.Ordinal) && candidate.Length - word.Length < manager.Options.Password.RequiredLength - ShortestTelling))
        {
            return Refuse("Password.OwnName");
        }

        return Runs.Any(run => IsRun(candidate, run)) ? Refuse("Password.Common") : Task.FromResult(IdentityResult.Success);
    }

    /// <summary>Whether all but a few characters of a password follow a well-known run.</summary>
    private static bool IsRun(string candidate, string run)
    {
        for (var length = Math.Min(candidate.Length, run.Length); length >= candidate.Length - ShortestTelling && length > ShortestTelling; length--)
        {
            if (candidate.Contains(run[..length], StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private Task<IdentityResult> Refuse(string key) =>
        Task.FromResult(IdentityResult.Failed(new IdentityError { Code = key, Description = text[key] }));
}
