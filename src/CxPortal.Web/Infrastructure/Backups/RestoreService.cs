using System.IO.Compression;
using System.Text.Json;
using CxPortal.Data;
using CxPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Infrastructure.Backups;

/// <summary>Puts a backup in place of the database, after checking that it is whole and that this program can read it.</summary>
internal sealed class RestoreService(CxPortalDbContext database, IDatabaseProvider provider, PortalOptions options)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Restores; nobody may be using the database.</summary>
    /// <exception cref="InvalidOperationException">The backup cannot be used; nothing was changed, and the message says why.</exception>
    public async Task<BackupManifest> RestoreAsync(string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            throw new InvalidOperationException($"There is no file {file}.");
        }

        using var work = new WorkDirectory(options.DataDirectory);
        BackupManifest manifest;
        string copy;
        try
        {
            await using var zip = await ZipFile.OpenReadAsync(file, cancellationToken);
            manifest = await ReadManifestAsync(zip, file, cancellationToken);
            RefuseForeign(manifest, file);
            copy = await UnpackAsync(zip, manifest, file, work.Path, cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidDataException or JsonException)
        {
            throw new InvalidOperationException($"{file} is not a backup of CxPortal, or it is damaged: {exception.Message}", exception);
        }

        await provider.RestoreAsync(copy, cancellationToken);
        return manifest;
    }

    private static async Task<BackupManifest> ReadManifestAsync(ZipArchive zip, string file, CancellationToken cancellationToken)
    {
        var entry = zip.GetEntry(BackupManifest.EntryName)
            ?? throw new InvalidOperationException($"{file} is not a backup of CxPortal: it holds no {BackupManifest.EntryName}.");
        await using var stream = await entry.OpenAsync(cancellationToken);
        var manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(stream, Json, cancellationToken);
        return manifest is { Product: BackupManifest.ProductName, Migration: not null, Provider: not null, Database: not null, Sha256: not null }
            ? manifest
            : throw new InvalidOperationException($"{file} is not a backup of CxPortal: its {BackupManifest.EntryName} is incomplete.");
    }

    private void RefuseForeign(BackupManifest manifest, string file)
    {
        if (manifest.Provider != provider.Name)
        {
            throw new InvalidOperationException($"{file} is a backup of {manifest.Provider}, and this portal uses {provider.Name}.");
        }

        if (!database.Database.GetMigrations().Contains(manifest.Migration))
        {
            throw new InvalidOperationException(
                $"{file} was made by a newer CxPortal ({manifest.Version}, form {manifest.Migration}) than this one ({BackupManifest.ProgramVersion}).");
        }
    }

    private static async Task<string> UnpackAsync(
        ZipArchive zip, BackupManifest manifest, string file, string folder, CancellationToken cancellationToken)
    {
        var entry = zip.GetEntry(manifest.Database)
            ?? throw new InvalidOperationException($"{file} is damaged: the database {manifest.Database} is missing.");
        var copy = Path.Combine(folder, "restored");
        await entry.ExtractToFileAsync(copy, cancellationToken);
        return await BackupService.HashAsync(copy, cancellationToken) == manifest.Sha256
            ? copy
            : throw new InvalidOperationException($"{file} is damaged: the checksum of the database differs from the manifest's.");
    }
}
