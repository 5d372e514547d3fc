using CxPortal.Data.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Data;

/// <summary>Each test has a file of its own: what a start finds there decides what it does.</summary>
public sealed class SqliteMigrationTests : IAsyncLifetime
{
    private readonly EmptySqliteDatabase fixture = new();

    private string Directory => fixture.Options.DataDirectory;

    public Task InitializeAsync() => fixture.InitializeAsync();

    public Task DisposeAsync() => fixture.DisposeAsync();

    [Fact]
    public async Task Migrate_FileOfAnOlderForm_IsCopiedFirst()
    {
        await ExecuteAsync("CREATE TABLE Treasure (Text TEXT); INSERT INTO Treasure VALUES ('Ёлка');");

        var backup = await MigrateAsync();

        Assert.NotNull(backup);
        Assert.StartsWith(Path.Combine(Directory, "backups"), backup, StringComparison.Ordinal);
        Assert.Equal("Ёлка", await ScalarAsync(backup, "SELECT Text FROM Treasure"));
        Assert.Equal(0L, await ScalarAsync(backup, "SELECT COUNT(*) FROM sqlite_master WHERE name = 'Journeys'"));
        Assert.Equal("Ёлка", await ScalarAsync(fixture.Provider.File, "SELECT Text FROM Treasure"));
        Assert.Equal(1L, await ScalarAsync(fixture.Provider.File, "SELECT COUNT(*) FROM sqlite_master WHERE name = 'Journeys'"));
    }

    [Fact]
    public async Task Migrate_ManyOldCopies_KeepsTheNewest()
    {
        await ExecuteAsync("CREATE TABLE Treasure (Text TEXT)");
        var backups = System.IO.Directory.CreateDirectory(Path.Combine(Directory, "backups")).FullName;
        for (var day = 1; day <= 8; day++)
        {
            await File.WriteAllTextAsync(Path.Combine(backups, $"before-migration-2026010{day}-090000-000.db"), string.Empty);
        }

        await File.WriteAllTextAsync(Path.Combine(backups, "mine.zip"), string.Empty);

        var backup = await MigrateAsync();

        var left = System.IO.Directory.GetFiles(backups, "before-migration-*.db").Order(StringComparer.Ordinal).ToList();
        Assert.Equal(5, left.Count);
        Assert.Equal(backup, left[^1]);
        Assert.EndsWith("before-migration-20260105-090000-000.db", left[0], StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(backups, "mine.zip")));
    }

    [Fact]
    public async Task Migrate_LockRowOfADeadProcess_IsCleared()
    {
        await ExecuteAsync("""
            CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-03-01 09:00:00');
            """);

        await MigrateAsync().WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal(0L, await ScalarAsync(fixture.Provider.File, "SELECT COUNT(*) FROM __EFMigrationsLock"));
    }

    [Fact]
    public async Task Migrate_AnotherProcessIsAtIt_WaitsForItsEnd()
    {
        Task<string?> migration;
        await using (new FileStream(Path.Combine(Directory, ".migration.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            migration = MigrateAsync();
            await Assert.ThrowsAsync<TimeoutException>(() => migration.WaitAsync(TimeSpan.FromMilliseconds(600)));
            Assert.False(File.Exists(fixture.Provider.File));
        }

        await migration.WaitAsync(TimeSpan.FromSeconds(20));

        Assert.True(File.Exists(fixture.Provider.File));
    }

    [Fact]
    public async Task Migrate_StoppedWhileWaiting_Ends()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await using var held = new FileStream(Path.Combine(Directory, ".migration.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        await using var database = fixture.Open();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fixture.Provider.MigrateAsync(database, stop.Token));
    }

    [Fact]
    public async Task Migrate_TwoStartsAtOnce_BothSucceed()
    {
        await Task.WhenAll(Task.Run(MigrateAsync), Task.Run(MigrateAsync)).WaitAsync(TimeSpan.FromSeconds(30));

        await using var database = fixture.Open();
        Assert.Empty(await database.Database.GetPendingMigrationsAsync());
    }

    private async Task<string?> MigrateAsync()
    {
        await using var database = fixture.Open();
        return await fixture.Provider.MigrateAsync(database, CancellationToken.None);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await SqliteConnections.OpenAsync(fixture.Provider.File, SqliteOpenMode.ReadWriteCreate, CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<object?> ScalarAsync(string file, string sql)
    {
        await using var connection = await SqliteConnections.OpenAsync(file, SqliteOpenMode.ReadOnly, CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}
