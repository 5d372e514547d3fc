using CxPortal.Data;
using CxPortal.Domain.Accounts;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Cases;

/// <summary>Somebody who can have a case.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">Name.</param>
public sealed record CasePerson(Guid Id, string Name);

/// <summary>Reads who can have cases.</summary>
public sealed class CasePeople(CxPortalDbContext database)
{
    private static readonly List<Role> Roles = [.. Enum.GetValues<Role>().Where(role => RolePermissions.Allows(role, Permission.CasesWork))];

    /// <summary>Accounts that may work on cases, by name.</summary>
    public Task<List<CasePerson>> AllAsync(CancellationToken cancellationToken) => database.Users
        .Where(user => Roles.Contains(user.Role) && user.DisabledAt == null).OrderBy(user => user.SearchText)
        .Select(user => new CasePerson(user.Id, user.DisplayName)).ToListAsync(cancellationToken);

    /// <summary>Whether an account may work on cases.</summary>
    public Task<bool> CanWorkAsync(Guid id, CancellationToken cancellationToken) =>
        database.Users.AnyAsync(user => user.Id == id && Roles.Contains(user.Role) && user.DisabledAt == null, cancellationToken);
}
