using System.Linq.Expressions;
using CxPortal.Data.Accounts;
using CxPortal.Domain.Accounts;

namespace CxPortal.Web.Infrastructure.Security;

/// <summary>Who acts in this request or command; filled from the database at each request.</summary>
public sealed class CurrentUser
{
    /// <summary>Key of the account; null when nobody is signed in or a command acts by itself.</summary>
    public Guid? Id { get; private set; }

    /// <summary>The name others see.</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>Address of the account.</summary>
    public string Email { get; private set; } = string.Empty;

    /// <summary>The role; null when nobody is signed in.</summary>
    public Role? Role { get; private set; }

    /// <summary>Language of the interface; null follows cookie and browser.</summary>
    public string? Language { get; private set; }

    /// <summary>Time zone for display; null follows the organisation.</summary>
    public string? TimeZone { get; private set; }

    /// <summary><c>auto</c>, <c>light</c> or <c>dark</c>; null when nobody is signed in.</summary>
    public string? Theme { get; private set; }

    /// <summary>Whether single-letter shortcuts work in the matrix.</summary>
    public bool HasLetterShortcuts { get; private set; } = true;

    /// <summary>Whether somebody is signed in.</summary>
    public bool IsSignedIn => Id is not null;

    /// <summary>Whether the one who acts may do this.</summary>
    public bool Can(Permission permission) => Role is { } role && RolePermissions.Allows(role, permission);

    /// <summary>Takes over the account that is signed in.</summary>
    public void SignIn(SignedInAccount account)
    {
        Id = account.Id;
        Name = account.Name;
        Email = account.Email;
        Role = account.Role;
        Language = account.Language;
        TimeZone = account.TimeZone;
        Theme = account.Theme;
        HasLetterShortcuts = account.HasLetterShortcuts;
    }

    /// <summary>Acts as the operator of the machine, with an administrator's permissions and without an account.</summary>
    public void ActAsOperator(string name)
    {
        Name = name;
        Role = Domain.Accounts.Role.Administrator;
    }
}

/// <summary>What a request needs to know of the account that is signed in.</summary>
/// <param name="Id">Key.</param>
/// <param name="Name">Name.</param>
/// <param name="Email">Address.</param>
/// <param name="Role">Role.</param>
/// <param name="Language">Language of the interface.</param>
/// <param name="TimeZone">Time zone for display.</param>
/// <param name="Theme">Colours.</param>
/// <param name="HasLetterShortcuts">Whether single-letter shortcuts work.</param>
/// <param name="SecurityStamp">Changes when every session is to end.</param>
/// <param name="IsDisabled">Whether the account is switched off.</param>
public sealed record SignedInAccount(
    Guid Id, string Name, string Email, Role Role, string? Language, string? TimeZone, string Theme, bool HasLetterShortcuts,
    string? SecurityStamp, bool IsDisabled)
{
    /// <summary>Reads it from the account's row.</summary>
    public static Expression<Func<AppUser, SignedInAccount>> FromUser { get; } = row => new SignedInAccount(
        row.Id, row.DisplayName, row.Email!, row.Role, row.Language, row.TimeZone, row.Theme, row.HasLetterShortcuts,
        row.SecurityStamp, row.DisabledAt != null);
}
