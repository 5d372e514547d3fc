using CxPortal.Data.Accounts;
using CxPortal.Domain.Accounts;
using CxPortal.Web.Infrastructure.Http;

namespace CxPortal.Web.Features.Users;

/// <summary>Whether somebody can sign in.</summary>
public enum UserState
{
    /// <summary>The account is in use.</summary>
    Active = 1,

    /// <summary>The one-time link for a password waits to be opened.</summary>
    Waiting = 2,

    /// <summary>Too many wrong passwords; opens by itself.</summary>
    Locked = 3,

    /// <summary>Switched off by an administrator.</summary>
    Disabled = 4,
}

/// <summary>What the list of users is narrowed to, as it stands in the address bar.</summary>
public sealed record UserFilter
{
    /// <summary>The order where nothing else is said.</summary>
    public const string DefaultSort = "name";

    /// <summary>A part of name or address.</summary>
    public string? Q { get; init; }

    /// <summary>Only this role.</summary>
    public Role? Role { get; init; }

    /// <summary>Only this state.</summary>
    public UserState? State { get; init; }

    /// <summary><c>name</c>, <c>role</c> or <c>last</c>, with a minus for descending.</summary>
    public string Sort { get; init; } = DefaultSort;

    /// <summary>Page of the list, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Whether anything is left out.</summary>
    public bool IsNarrow => !string.IsNullOrWhiteSpace(Q) || Role is not null || State is not null;
}

/// <summary>A user in the list.</summary>
/// <param name="Id">Key.</param>
/// <param name="Name">Name.</param>
/// <param name="Email">Address.</param>
/// <param name="Role">Role.</param>
/// <param name="State">Whether the person can sign in.</param>
/// <param name="HasTwoStep">Whether signing in takes a second step.</param>
/// <param name="LastSignInAt">Last sign-in (UTC); null before the first.</param>
/// <param name="CreatedAt">When the account was made (UTC).</param>
public sealed record UserRow(
    Guid Id, string Name, string Email, Role Role, UserState State, bool HasTwoStep, DateTime? LastSignInAt, DateTime CreatedAt);

/// <summary>The list of users.</summary>
/// <param name="Filter">What it is narrowed to.</param>
/// <param name="Page">The rows of this page.</param>
public sealed record UserListView(UserFilter Filter, PageOf<UserRow> Page);

/// <summary>A user's page.</summary>
/// <param name="User">The user.</param>
/// <param name="Language">Language of the interface; null follows the browser.</param>
/// <param name="LockedUntil">Until when wrong passwords keep the account closed (UTC); null when they do not.</param>
/// <param name="DisabledAt">Since when it is switched off (UTC).</param>
/// <param name="Stamp">Changes with the account; tells whether a form is stale.</param>
/// <param name="IsSelf">Whether it is the reader's own account.</param>
public sealed record UserView(UserRow User, string? Language, DateTime? LockedUntil, DateTime? DisabledAt, string Stamp, bool IsSelf);

/// <summary>A user's page with the form on it.</summary>
/// <param name="View">The user as stored.</param>
/// <param name="Form">What stands in the form.</param>
/// <param name="IsStale">Whether somebody changed the account while the form was filled in.</param>
/// <param name="Link">A one-time link to hand over, shown once.</param>
public sealed record UserPage(UserView View, UserForm Form, bool IsStale = false, string? Link = null);

/// <summary>Tells the state of an account.</summary>
internal static class UserStates
{
    public static UserState Of(AppUser user, DateTimeOffset now) =>
        user.DisabledAt is not null ? UserState.Disabled
        : user.LockoutEnd > now ? UserState.Locked
        : user.PasswordHash is null ? UserState.Waiting
        : UserState.Active;

    /// <summary>Accounts in a state; says the same as <see cref="Of"/> in the database.</summary>
    public static IQueryable<AppUser> In(this IQueryable<AppUser> users, UserState state, DateTimeOffset now) => state switch
    {
        UserState.Disabled => users.Where(user => user.DisabledAt != null),
        UserState.Locked => users.Where(user => user.DisabledAt == null && user.LockoutEnd > now),
        UserState.Waiting => users.Where(user => user.DisabledAt == null && user.PasswordHash == null && !(user.LockoutEnd != null && user.LockoutEnd > now)),
        _ => users.Where(user => user.DisabledAt == null && user.PasswordHash != null && !(user.LockoutEnd != null && user.LockoutEnd > now)),
    };
}
