using CxPortal.Data.Sqlite;
using CxPortal.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Data;

public sealed class SqliteConnectionTests(SqlitePortal portal) : IClassFixture<SqlitePortal>
{
    public static TheoryData<string, object> Pragmas => new()
    {
        { "foreign_keys", 1L },
        { "synchronous", 2L },
        { "journal_mode", "wal" },
    };

    [Theory]
    [MemberData(nameof(Pragmas))]
    public Task Connection_OfTheRunningPortal_HasThePragma(string pragma, object expected) => portal.WithDatabaseAsync(async database =>
    {
        await database.Database.OpenConnectionAsync();
        await using var command = database.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA " + pragma;

        Assert.Equal(expected, await command.ExecuteScalarAsync());
    });

    [Theory]
    [MemberData(nameof(Pragmas))]
    public async Task Connection_OfTheFactory_HasThePragma(string pragma, object expected)
    {
        var file = Path.Combine(portal.Options.DataDirectory, "cxportal.db");
        await using var connection = await SqliteConnections.OpenAsync(file, SqliteOpenMode.ReadWrite, CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA " + pragma;

        Assert.Equal(expected, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Connection_OfTheFactory_WaitsForOtherWriters()
    {
        await using var connection = SqliteConnections.Create(Path.Combine(portal.Options.DataDirectory, "cxportal.db"));

        Assert.Equal(SqliteConnections.WaitSeconds, connection.DefaultTimeout);
    }

    [Fact]
    public async Task Library_InUse_IsTheSystemsOwnAndNewEnough()
    {
        var description = await new SqliteProvider(portal.Options.DataDirectory, TimeProvider.System).DescribeAsync(CancellationToken.None);

        Assert.True(Version.Parse(description.Replace("SQLite ", string.Empty, StringComparison.Ordinal)) >= SqliteConnections.OldestSupported, description);
        if (OperatingSystem.IsLinux())
        {
            var loaded = await File.ReadAllLinesAsync("/proc/self/maps");
            Assert.Contains(loaded, line => line.Contains("libsqlite3.so", StringComparison.Ordinal));
            Assert.DoesNotContain(loaded, line => line.Contains("libe_sqlite3.so", StringComparison.Ordinal));
        }
    }
}
