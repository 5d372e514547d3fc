using CxPortal.Data;
using CxPortal.Data.Accounts;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Account;

/// <summary>Changes what people set for themselves.</summary>
public sealed class ProfileService(CxPortalDbContext database, CurrentUser current)
{
    /// <summary>Keeps the language in the profile; does nothing for visitors.</summary>
    public Task SetLanguageAsync(string language, CancellationToken cancellationToken) =>
        ChangeAsync(user => user.Language = language, cancellationToken);

    /// <summary>Keeps the colours in the profile; does nothing for visitors.</summary>
    public Task SetThemeAsync(string theme, CancellationToken cancellationToken) =>
        ChangeAsync(user => user.Theme = theme, cancellationToken);

    private async Task ChangeAsync(Action<AppUser> change, CancellationToken cancellationToken)
    {
        if (current.Id is { } id && await database.Users.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is { } user)
        {
            change(user);
            await database.SaveChangesAsync(cancellationToken);
        }
    }
}
