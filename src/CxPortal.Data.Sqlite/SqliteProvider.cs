using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;

namespace CxPortal.Data.Sqlite;

/// <summary>Everything specific to SQLite.</summary>
/// <param name="dataDirectory">The directory that holds the database file.</param>
/// <param name="clock">Names backups by the time they are made.</param>
public sealed class SqliteProvider(string dataDirectory, TimeProvider clock) : IDatabaseProvider
{
    private const int ConstraintUnique = 2067;
    private const int ConstraintPrimaryKey = 1555;
    private const int BackupsKept = 5;

    /// <summary>The database file.</summary>
    public string File { get; } = Path.Combine(dataDirectory, "cxportal.db");

    /// <inheritdoc />
    public string Name => "sqlite";

    /// <inheritdoc />
    public string BackupEntryName => "cxportal.db";

    /// <summary>Sets a context up for this database.</summary>
    public void Configure(DbContextOptionsBuilder options) => options
        .UseSqlite(SqliteConnections.StringFor(File), sqlite => sqlite.MigrationsAssembly(typeof(SqliteProvider).Assembly.GetName().Name))
        .ReplaceService<IMigrationsSqlGenerator, RowlessTables>()
        .AddInterceptors(new PragmaInterceptor());

    /// <inheritdoc />
    public async Task<string> DescribeAsync(CancellationToken cancellationToken)
    {
        await using var connection = SqliteConnections.Create(":memory:");
        await connection.OpenAsync(cancellationToken);
        var version = connection.ServerVersion;
        if (Version.Parse(version) < SqliteConnections.OldestSupported)
        {
            throw new InvalidOperationException(
                $"SQLite {version} is too old, {SqliteConnections.OldestSupported} or newer is needed: install the package libsqlite3-0.");
        }

        return "SQLite " + version;
    }

    /// <inheritdoc />
    public Task<bool> HasDataAsync(CxPortalDbContext context, CancellationToken cancellationToken) =>
        Task.FromResult(System.IO.File.Exists(File) && new FileInfo(File).Length > 0);

    /// <inheritdoc />
    public async Task<string?> MigrateAsync(CxPortalDbContext context, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(dataDirectory);
        await using var held = await DirectoryLock.AcquireAsync(dataDirectory, cancellationToken);
        var pending = (await context.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        if (pending.Count == 0)
        {
            return null;
        }

        string? backup = null;
        if (await HasDataAsync(context, cancellationToken))
        {
            backup = BackupPath("before-migration");
            await BackupAsync(backup, cancellationToken);
            RemoveOldBackups();
            await RemoveStaleMigrationLockAsync(context, cancellationToken);
        }

        await context.Database.MigrateAsync(cancellationToken);
        return backup;
    }

    /// <inheritdoc />
    public async Task BackupAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            await using var source = await SqliteConnections.OpenAsync(File, SqliteOpenMode.ReadWrite, cancellationToken);
            await using var target = SqliteConnections.Create(file);
            await target.OpenAsync(cancellationToken);
            source.BackupDatabase(target);
            await using var command = target.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = DELETE;";
            await command.ExecuteNonQueryAsync(cancellationToken);
            SqliteConnection.ClearPool(target);
        }
        catch (SqliteException exception)
        {
            throw new InvalidOperationException($"{File} could not be copied to {file}: {exception.Message}", exception);
        }

        await CheckIntegrityAsync(file, cancellationToken);
    }

    /// <inheritdoc />
    public async Task RestoreAsync(string file, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(dataDirectory);
        await CheckIntegrityAsync(file, cancellationToken);
        await using var held = await DirectoryLock.AcquireAsync(dataDirectory, cancellationToken);
        SqliteConnections.ReleaseAll();
        var incoming = File + ".restoring";
        System.IO.File.Copy(file, incoming, overwrite: true);
        var kept = BackupPath("before-restore");
        foreach (var part in (string[])["", "-wal", "-shm"])
        {
            // The old database is kept as it is, with its log: it may be damaged, which is why somebody restores.
            if (System.IO.File.Exists(File + part))
            {
                System.IO.File.Move(File + part, kept + part);
            }
        }

        System.IO.File.Move(incoming, File);
    }

    /// <inheritdoc />
    public Task<IDbContextTransaction> BeginReadSnapshotAsync(CxPortalDbContext context, CancellationToken cancellationToken) =>
        // On SQLite this level means a deferred transaction: a snapshot that takes no write lock.
        context.Database.BeginTransactionAsync(IsolationLevel.ReadUncommitted, cancellationToken);

    /// <inheritdoc />
    public bool IsUniqueViolation(DbUpdateException exception) =>
        exception.InnerException is SqliteException { SqliteExtendedErrorCode: ConstraintUnique or ConstraintPrimaryKey };

    private static async Task CheckIntegrityAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await SqliteConnections.OpenAsync(file, SqliteOpenMode.ReadOnly, cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA integrity_check;";
            var answer = (string?)await command.ExecuteScalarAsync(cancellationToken);
            SqliteConnection.ClearPool(connection);
            if (answer != "ok")
            {
                throw new InvalidOperationException($"The database in {file} is damaged: {answer}.");
            }
        }
        catch (SqliteException exception)
        {
            throw new InvalidOperationException($"{file} is not a usable SQLite database: {exception.Message}", exception);
        }
    }

    /// <summary>A process that died while migrating leaves its lock row behind, and EF Core would wait for it for ever.</summary>
    private static async Task RemoveStaleMigrationLockAsync(CxPortalDbContext context, CancellationToken cancellationToken)
    {
        var exists = await context.Database
            .SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'")
            .SingleAsync(cancellationToken);
        if (exists > 0)
        {
            await context.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsLock", cancellationToken);
        }
    }

    private string BackupPath(string occasion)
    {
        var directory = Path.Combine(dataDirectory, "backups");
        Directory.CreateDirectory(directory);
        var stem = Path.Combine(directory, $"{occasion}-{clock.GetUtcNow():yyyyMMdd-HHmmss-fff}");
        var path = stem + ".db";
        for (var number = 2; System.IO.File.Exists(path); number++)
        {
            path = $"{stem}-{number}.db";
        }

        return path;
    }

    private void RemoveOldBackups()
    {
        var old = Directory.GetFiles(Path.Combine(dataDirectory, "backups"), "before-migration-*.db").OrderDescending().Skip(BackupsKept);
        foreach (var file in old)
        {
            System.IO.File.Delete(file);
        }
    }
}
