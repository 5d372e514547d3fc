using CxPortal.Web.Infrastructure.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Account;

/// <summary>What the framework's account rules say, in the user's language.</summary>
public sealed class AccountErrors(IStringLocalizer<AccountText> text) : IdentityErrorDescriber
{
    /// <inheritdoc />
    public override IdentityError DuplicateEmail(string email) => Say(nameof(DuplicateEmail), text["Email.Taken", email]);

    /// <inheritdoc />
    public override IdentityError DuplicateUserName(string userName) => Say(nameof(DuplicateUserName), text["Email.Taken", userName]);

    /// <inheritdoc />
    public override IdentityError InvalidEmail(string? email) => Say(nameof(InvalidEmail), text["Email.Invalid"]);

    /// <inheritdoc />
    public override IdentityError InvalidUserName(string? userName) => Say(nameof(InvalidUserName), text["Email.Invalid"]);

    /// <inheritdoc />
    public override IdentityError PasswordTooShort(int length) => Say(nameof(PasswordTooShort), text["Password.TooShort", length]);

    /// <inheritdoc />
    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) =>
        Say(nameof(PasswordRequiresUniqueChars), text["Password.TooUniform", uniqueChars]);

    /// <summary>A failed result of the framework as problems of the fields <c>Email</c> and <c>NewPassword</c>.</summary>
    public static Outcome ProblemsOf(IdentityResult result) => new()
    {
        Kind = OutcomeKind.Invalid,

        // The address serves as the user name too: one of the two messages is enough.
        Problems = [.. result.Errors
            .Select(error => new Problem(error.Code.StartsWith("Password", StringComparison.Ordinal) ? "NewPassword" : "Email", error.Description))
            .Distinct()],
    };

    private static IdentityError Say(string code, string description) => new() { Code = code, Description = description };
}
