using CxPortal.Data;
using CxPortal.Data.Audit;
using CxPortal.Data.Settings;
using CxPortal.Web.Infrastructure.Localization;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Startup;

/// <summary>Brings the database up to date before anything uses it.</summary>
public sealed partial class DatabaseStart(
    CxPortalDbContext database, IDatabaseProvider provider, OrganisationClock organisation, OperationContext operation, ILogger<DatabaseStart> log)
{
    /// <summary>Checks the engine, migrates, and reads the organisation's time zone.</summary>
    /// <param name="migrate">Whether pending migrations may be applied.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="InvalidOperationException">
    /// The engine is too old, the database is newer than this program, or migrations are pending and may not be applied.
    /// </exception>
    public async Task<PreparedDatabase> PrepareAsync(bool migrate, CancellationToken cancellationToken)
    {
        if (operation.Actor == OperationContext.Nobody)
        {
            operation.Actor = "cxportal";
            operation.Operation = "start";
        }

        LogEngine(await provider.DescribeAsync(cancellationToken));
        await RefuseNewerAsync(cancellationToken);
        var pending = (await database.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        string? backup = null;
        if (migrate)
        {
            backup = await provider.MigrateAsync(database, cancellationToken);
            if (backup is not null)
            {
                LogBackup(backup);
            }
        }
        else if (pending.Count > 0)
        {
            throw new InvalidOperationException("The database has an older form: run `cxportal migrate` first.");
        }

        organisation.Use((await SettingsAsync(cancellationToken)).TimeZone);
        return new PreparedDatabase(pending, backup);
    }

    /// <summary>A newer program has changed the tables, so that this one would misread them.</summary>
    private async Task RefuseNewerAsync(CancellationToken cancellationToken)
    {
        var unknown = (await database.Database.GetAppliedMigrationsAsync(cancellationToken)).Except(database.Database.GetMigrations()).LastOrDefault();
        if (unknown is not null)
        {
            throw new InvalidOperationException(
                $"The database was written by a newer CxPortal (its form is {unknown}): install that version, or restore an older backup.");
        }
    }

    /// <summary>The settings, made with their defaults in a new database.</summary>
    private async Task<PortalSettings> SettingsAsync(CancellationToken cancellationToken)
    {
        var settings = await database.Settings.SingleOrDefaultAsync(cancellationToken);
        if (settings is null)
        {
            settings = new PortalSettings();
            database.Settings.Add(settings);
            await database.SaveChangesAsync(cancellationToken);
        }

        return settings;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Database engine: {Engine}")]
    private partial void LogEngine(string engine);

    [LoggerMessage(Level = LogLevel.Information, Message = "The database was copied to {Backup} before it was migrated")]
    private partial void LogBackup(string backup);
}

/// <summary>What was done to the database before use.</summary>
/// <param name="Applied">Names of the migrations that were applied, oldest first.</param>
/// <param name="Backup">Path of the copy made before; null when none was needed.</param>
public sealed record PreparedDatabase(IReadOnlyList<string> Applied, string? Backup);
