using CxPortal.Data;
using CxPortal.Data.Accounts;
using CxPortal.Web.Features.Account.TwoStep;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Account.Profile;

/// <summary>Reads the account of the one who is signed in.</summary>
public sealed class ProfileQueries(CxPortalDbContext database, CurrentUser current, TwoStepCodes codes)
{
    private const int SignInsShown = 5;

    /// <summary>The profile page with the form as stored.</summary>
    public async Task<ProfilePage> PageAsync(CancellationToken cancellationToken)
    {
        var user = await database.Users.AsNoTracking().SingleAsync(row => row.Id == current.Id, cancellationToken);
        var form = new ProfileForm
        {
            DisplayName = user.DisplayName,
            Language = user.Language,
            TimeZone = user.TimeZone,
            Theme = user.Theme,
            HasLetterShortcuts = user.HasLetterShortcuts,
            Stamp = user.ConcurrencyStamp ?? string.Empty,
        };
        return new ProfilePage(
            form,
            user.Email!,
            user.TwoFactorEnabled,
            user.TwoFactorEnabled ? await codes.CountRecoveryCodesAsync(user.Id, cancellationToken) : 0,
            await SignInsAsync(user.Id.ToString(), cancellationToken));
    }

    private async Task<IReadOnlyList<PastSignIn>> SignInsAsync(string id, CancellationToken cancellationToken) =>
        await database.AuditEntries.AsNoTracking()
            .Where(entry => entry.Subject == nameof(AppUser) && entry.SubjectId == id
                && (entry.Operation == AccountActs.SignedIn || entry.Operation == AccountActs.SignInFailed))
            .OrderByDescending(entry => entry.Id)
            .Take(SignInsShown)
            .Select(entry => new PastSignIn(entry.OccurredAt, entry.IpAddress, entry.Operation == AccountActs.SignInFailed))
            .ToListAsync(cancellationToken);
}
