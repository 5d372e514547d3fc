using System.Security.Cryptography;
using CxPortal.Data;
using CxPortal.Domain.Files;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Infrastructure.Files;

/// <summary>Keeps uploaded files in the database, each content once.</summary>
public sealed class FileStore(CxPortalDbContext database, IDatabaseProvider provider, TimeProvider clock)
{
    /// <summary>Stores a content, or finds where it is stored already.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="contentType">The type with which it will be served; decided from the bytes.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Key of the file.</returns>
    public async Task<long> PutAsync(byte[] content, string contentType, CancellationToken cancellationToken)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        if (await FindAsync(hash, cancellationToken) is { } known)
        {
            return known;
        }

        var file = new StoredFile
        {
            Sha256 = hash,
            ContentType = contentType,
            Size = content.Length,
            Content = content,
            CreatedAt = clock.GetUtcNow().UtcDateTime,
        };
        database.StoredFiles.Add(file);
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return file.Id;
        }
        catch (DbUpdateException exception) when (provider.IsUniqueViolation(exception))
        {
            // Somebody stored the same content in between.
            database.Entry(file).State = EntityState.Detached;
            return await FindAsync(hash, cancellationToken) ?? throw new InvalidOperationException("The file was there a moment ago.", exception);
        }
    }

    private Task<long?> FindAsync(string hash, CancellationToken cancellationToken) => database.StoredFiles
        .Where(file => file.Sha256 == hash)
        .Select(file => (long?)file.Id)
        .SingleOrDefaultAsync(cancellationToken);
}
