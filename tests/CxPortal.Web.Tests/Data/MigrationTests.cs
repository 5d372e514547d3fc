using CxPortal.Data;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Data;

/// <summary>Each test has an empty database of its own.</summary>
public abstract class MigrationTests(DatabaseFixture fixture) : IAsyncLifetime
{
    public Task InitializeAsync() => fixture.InitializeAsync();

    public Task DisposeAsync() => fixture.DisposeAsync();

    [Fact]
    public void Model_AgainstTheMigrations_HasNoPendingChanges()
    {
        using var database = fixture.Open();

        Assert.False(database.Database.HasPendingModelChanges(), "Write the migration with: make migration NAME=…");
    }

    [Fact]
    public async Task Migrate_EmptyDatabase_MakesEveryTable()
    {
        await using var database = fixture.Open();

        var backup = await fixture.Provider.MigrateAsync(database, CancellationToken.None);

        Assert.Null(backup);
        Assert.Empty(await database.Database.GetPendingMigrationsAsync());
        Assert.True(await fixture.Provider.HasDataAsync(database, CancellationToken.None));
        Assert.Equal(0, await database.Journeys.CountAsync());
        Assert.Equal(0, await database.AuditEntries.CountAsync());
    }

    [Fact]
    public async Task Migrate_Twice_ChangesNothing()
    {
        await using var database = fixture.Open();
        await fixture.Provider.MigrateAsync(database, CancellationToken.None);
        var journey = await fixture.AddJourneyAsync();

        Assert.Null(await fixture.Provider.MigrateAsync(database, CancellationToken.None));

        Assert.Equal(journey.Title, (await database.Journeys.SingleAsync(row => row.Id == journey.Id)).Title);
    }

    [Fact]
    public async Task Migrations_OfBothProviders_HaveTheSameNames()
    {
        await using var database = fixture.Open();

        Assert.Equal(NamesIn("Sqlite"), NamesIn("Postgres"));
        Assert.Equal(NamesIn(fixture.Provider.Name), database.Database.GetMigrations().Select(NameOf));
    }

    /// <summary>The part of <c>20260302090000_AddSurveys</c> that people chose.</summary>
    private static string NameOf(string migration) => migration[(migration.IndexOf('_', StringComparison.Ordinal) + 1)..];

    private static IEnumerable<string> NamesIn(string provider) =>
        (provider.Equals("sqlite", StringComparison.OrdinalIgnoreCase) ? typeof(CxPortal.Data.Sqlite.SqliteProvider) : typeof(CxPortal.Data.Postgres.PostgresProvider))
        .Assembly.GetTypes()
        .Where(type => typeof(Microsoft.EntityFrameworkCore.Migrations.Migration).IsAssignableFrom(type))
        .Select(type => type.GetCustomAttributes(typeof(Microsoft.EntityFrameworkCore.Migrations.MigrationAttribute), false))
        .SelectMany(attributes => attributes.Cast<Microsoft.EntityFrameworkCore.Migrations.MigrationAttribute>())
        .Select(attribute => attribute.Id)
        .Order(StringComparer.Ordinal)
        .Select(NameOf);
}

public sealed class MigrationTestsOnSqlite() : MigrationTests(new EmptySqliteDatabase());

public sealed class MigrationTestsOnPostgres() : MigrationTests(new EmptyPostgresDatabase());
