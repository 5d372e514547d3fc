using CxPortal.Data;
using CxPortal.Data.Accounts;
using CxPortal.Domain.Common;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Users;

/// <summary>Reads accounts.</summary>
public sealed class UserQueries(CxPortalDbContext database, CurrentUser current, TimeProvider clock)
{
    /// <summary>A page of the list.</summary>
    public async Task<UserListView> ListAsync(UserFilter filter, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var question = SearchText.Of(filter.Q);
        var found = database.Users.AsNoTracking().Where(user => user.SearchText.Contains(question));
        if (filter.Role is { } role)
        {
            found = found.Where(user => user.Role == role);
        }

        if (filter.State is { } state)
        {
            found = found.In(state, now);
        }

        var total = await found.CountAsync(cancellationToken);
        var (number, skip) = Paging.At(total, filter.Page);
        var users = await Sorted(found, filter.Sort).Skip(skip).Take(Paging.DefaultSize).ToListAsync(cancellationToken);
        return new UserListView(filter, new PageOf<UserRow>(users.ConvertAll(user => RowOf(user, now)), number, Paging.DefaultSize, total));
    }

    /// <summary>One account; null for an unknown key.</summary>
    public async Task<UserView?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var user = await database.Users.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        return user is null ? null : new UserView(
            RowOf(user, now),
            user.Language,
            user.LockoutEnd > now ? user.LockoutEnd?.UtcDateTime : null,
            user.DisabledAt,
            user.ConcurrencyStamp ?? string.Empty,
            user.Id == current.Id);
    }

    private static UserRow RowOf(AppUser user, DateTimeOffset now) => new(
        user.Id, user.DisplayName, user.Email!, user.Role, UserStates.Of(user, now), user.TwoFactorEnabled, user.LastSignInAt, user.CreatedAt);

    private static IQueryable<AppUser> Sorted(IQueryable<AppUser> users, string sort) => sort switch
    {
        "-name" => users.OrderByDescending(user => user.SearchText),
        "role" => users.OrderBy(user => user.Role).ThenBy(user => user.SearchText),
        "-role" => users.OrderByDescending(user => user.Role).ThenBy(user => user.SearchText),
        "last" => users.OrderBy(user => user.LastSignInAt == null).ThenBy(user => user.LastSignInAt).ThenBy(user => user.SearchText),
        "-last" => users.OrderBy(user => user.LastSignInAt == null).ThenByDescending(user => user.LastSignInAt).ThenBy(user => user.SearchText),
        _ => users.OrderBy(user => user.SearchText),
    };
}
