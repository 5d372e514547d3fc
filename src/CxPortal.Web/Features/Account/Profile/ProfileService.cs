using CxPortal.Data;
using CxPortal.Data.Accounts;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Localization;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Account.Profile;

/// <summary>Changes what people set for themselves.</summary>
public sealed class ProfileService(CxPortalDbContext database, CurrentUser current, IStringLocalizer<AccountText> text)
{
    /// <summary>Stores the profile of the one who is signed in.</summary>
    public async Task<Outcome> SaveAsync(ProfileForm form, CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } user)
        {
            return Outcome.NotFound;
        }

        if (user.ConcurrencyStamp != form.Stamp)
        {
            return Outcome.Stale;
        }

        if (!string.IsNullOrEmpty(form.TimeZone) && !TimeZones.Exists(form.TimeZone))
        {
            return Outcome.Invalid(nameof(form.TimeZone), text["TimeZone.Unknown"]);
        }

        user.DisplayName = form.DisplayName.Trim();
        user.Language = form.Language;
        user.TimeZone = string.IsNullOrEmpty(form.TimeZone) ? null : form.TimeZone;
        user.Theme = form.Theme;
        user.HasLetterShortcuts = form.HasLetterShortcuts;
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return Outcome.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Outcome.Stale;
        }
    }

    /// <summary>Keeps the language in the profile; does nothing for visitors.</summary>
    public Task SetLanguageAsync(string language, CancellationToken cancellationToken) =>
        ChangeAsync(user => user.Language = language, cancellationToken);

    /// <summary>Keeps the colours in the profile; does nothing for visitors.</summary>
    public Task SetThemeAsync(string theme, CancellationToken cancellationToken) =>
        ChangeAsync(user => user.Theme = theme, cancellationToken);

    private async Task ChangeAsync(Action<AppUser> change, CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is { } user)
        {
            change(user);
            await database.SaveChangesAsync(cancellationToken);
        }
    }

    private Task<AppUser?> FindAsync(CancellationToken cancellationToken) =>
        database.Users.SingleOrDefaultAsync(row => row.Id == current.Id, cancellationToken);
}
