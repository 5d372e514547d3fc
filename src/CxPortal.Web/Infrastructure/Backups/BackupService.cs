using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using CxPortal.Data;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Infrastructure.Backups;

/// <summary>Writes a backup while the portal serves: one zip with a consistent copy of the database and a manifest.</summary>
internal sealed class BackupService(CxPortalDbContext database, IDatabaseProvider provider, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the archive; a file of that name is replaced once the new one is whole.</summary>
    /// <exception cref="InvalidOperationException">The copy could not be made; the message says why.</exception>
    public async Task<BackupManifest> WriteAsync(string file, CancellationToken cancellationToken)
    {
        var target = Path.GetFullPath(file);
        var folder = Path.GetDirectoryName(target)!;
        if (!Directory.Exists(folder) || Directory.Exists(target))
        {
            throw new InvalidOperationException(Directory.Exists(target) ? $"{file} is a directory: name a file." : $"There is no directory {folder}.");
        }

        database.RecordAct("Backup", Path.GetFileName(target));
        await database.SaveChangesAsync(cancellationToken);
        using var work = new WorkDirectory(folder);
        var copy = Path.Combine(work.Path, provider.BackupEntryName);
        await provider.BackupAsync(copy, cancellationToken);
        var manifest = new BackupManifest(
            BackupManifest.ProductName,
            BackupManifest.ProgramVersion,
            (await database.Database.GetAppliedMigrationsAsync(cancellationToken)).Last(),
            provider.Name,
            provider.BackupEntryName,
            await HashAsync(copy, cancellationToken),
            clock.GetUtcNow().UtcDateTime);
        var archive = Path.Combine(work.Path, "backup.zip");
        await PackAsync(archive, copy, manifest, cancellationToken);
        File.Move(archive, target, overwrite: true);
        return manifest;
    }

    /// <summary>SHA-256 of a file, 64 lower-case hexadecimal digits.</summary>
    internal static async Task<string> HashAsync(string file, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
    }

    private static async Task PackAsync(string archive, string copy, BackupManifest manifest, CancellationToken cancellationToken)
    {
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var stream = new FileStream(archive, how);
        await using var zip = new ZipArchive(stream, ZipArchiveMode.Create);
        await using (var entry = await zip.CreateEntry(BackupManifest.EntryName).OpenAsync(cancellationToken))
        {
            await JsonSerializer.SerializeAsync(entry, manifest, Json, cancellationToken);
        }

        await using var source = File.OpenRead(copy);
        await using var packed = await zip.CreateEntry(manifest.Database, CompressionLevel.Fastest).OpenAsync(cancellationToken);
        await source.CopyToAsync(packed, cancellationToken);
    }
}
