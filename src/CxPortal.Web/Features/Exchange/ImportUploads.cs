using System.Globalization;
using System.Security.Cryptography;
using CxPortal.Data;
using CxPortal.Web.Infrastructure.Files;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Exchange;

/// <summary>
/// Keeps an uploaded file between its preview and the confirmation, so that nothing has to be chosen twice. Only the user who
/// uploaded it can name it, and only for a day.
/// </summary>
public sealed class ImportUploads(
    CxPortalDbContext database, FileStore files, IDataProtectionProvider protection, CurrentUser user, TimeProvider clock)
{
    /// <summary>The type under which uploads are stored, which no page serves.</summary>
    private const string ContentType = "application/x-cxportal-import";

    /// <summary>How long an upload is kept.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private readonly IDataProtector protector = protection.CreateProtector("CxPortal.Import");

    /// <summary>Stores an upload and gives the token that stands for it; uploads that nobody confirmed in time go.</summary>
    public async Task<string> KeepAsync(byte[] content, string fileName, CancellationToken cancellationToken)
    {
        await SweepAsync(cancellationToken);
        var id = await files.PutAsync(content, ContentType, cancellationToken);
        return protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{(clock.GetUtcNow() + Kept).UtcTicks}\n{user.Id}\n{id}\n{fileName}"));
    }

    /// <summary>The upload that a token stands for; null when it is too old, another user's or gone.</summary>
    public async Task<ImportUpload?> FindAsync(string? token, CancellationToken cancellationToken)
    {
        if (Read(token) is not [var until, var owner, var id, var name]
            || owner != user.Id?.ToString() || long.Parse(until, CultureInfo.InvariantCulture) < clock.GetUtcNow().UtcTicks)
        {
            return null;
        }

        var key = long.Parse(id, CultureInfo.InvariantCulture);
        var content = await database.StoredFiles.AsNoTracking().Where(file => file.Id == key).Select(file => file.Content).SingleOrDefaultAsync(cancellationToken);
        return content is null ? null : new ImportUpload(token!, name, content);
    }

    private string[]? Read(string? token)
    {
        if (string.IsNullOrEmpty(token))
        {
            return null;
        }

        try
        {
            return protector.Unprotect(token).Split('\n', 4);
        }
        catch (CryptographicException)
        {
            return null; // never made here, or with keys that are gone
        }
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        var limit = (clock.GetUtcNow() - Kept).UtcDateTime;
        var old = await database.StoredFiles.Where(file => file.ContentType == ContentType && file.CreatedAt < limit).ToListAsync(cancellationToken);
        if (old.Count > 0)
        {
            database.StoredFiles.RemoveRange(old);
            await database.SaveChangesAsync(cancellationToken);
        }
    }
}

/// <summary>An uploaded file.</summary>
/// <param name="Token">Stands for it in pages.</param>
/// <param name="FileName">The name it was uploaded under; shown, never used as a path.</param>
/// <param name="Content">Its bytes.</param>
public sealed record ImportUpload(string Token, string FileName, byte[] Content);
