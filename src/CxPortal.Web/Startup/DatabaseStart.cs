using CxPortal.Data;
using CxPortal.Data.Settings;
using CxPortal.Web.Infrastructure.Localization;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Startup;

/// <summary>Brings the database up to date before anything uses it.</summary>
public sealed partial class DatabaseStart(
    CxPortalDbContext database, IDatabaseProvider provider, OrganisationClock organisation, ILogger<DatabaseStart> log)
{
    /// <summary>Checks the engine, migrates, and reads the organisation's time zone.</summary>
    /// <param name="migrate">Whether pending migrations may be applied.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="InvalidOperationException">The engine is too old, or migrations are pending and may not be applied.</exception>
    public async Task PrepareAsync(bool migrate, CancellationToken cancellationToken)
    {
        LogEngine(await provider.DescribeAsync(cancellationToken));
        if (migrate)
        {
            if (await provider.MigrateAsync(database, cancellationToken) is { } backup)
            {
                LogBackup(backup);
            }
        }
        else if ((await database.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            throw new InvalidOperationException("The database has an older form: run `cxportal migrate` first.");
        }

        organisation.Use((await SettingsAsync(cancellationToken)).TimeZone);
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
