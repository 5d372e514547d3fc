using CxPortal.Data;
using CxPortal.Data.Audit;
using CxPortal.Data.Postgres;
using CxPortal.Data.Sqlite;
using CxPortal.Domain.Journeys;
using CxPortal.Testing;
using CxPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Data;

/// <summary>A database without a portal around it, for tests of what lies below the services.</summary>
public abstract class DatabaseFixture : IAsyncLifetime
{
    private static int number;

    /// <summary>The clock of audit entries and activities.</summary>
    public TestClock Clock { get; } = new();

    /// <summary>Where the database lies.</summary>
    public PortalOptions Options { get; private set; } = new() { DataDirectory = string.Empty };

    /// <summary>The provider under test.</summary>
    public abstract IDatabaseProvider Provider { get; }

    public async Task InitializeAsync() => Options = await CreateAsync();

    public Task DisposeAsync() => TestDatabases.DropAsync(Options);

    /// <summary>A context that acts as "Anna Kotova" in the operation "Test.Run".</summary>
    public CxPortalDbContext Open(OperationContext? operation = null) =>
        NewContext(operation ?? new OperationContext { Actor = "Anna Kotova", Operation = "Test.Run" });

    /// <summary>A draft journey with a key of its own, not stored yet.</summary>
    public Journey NewJourney(string title = "Подключение интернет-банка")
    {
        var journey = new Journey
        {
            Key = $"journey-{Interlocked.Increment(ref number)}",
            Title = title,
            CreatedAt = Clock.GetUtcNow().UtcDateTime,
        };
        journey.RefreshSearchText();
        return journey;
    }

    /// <summary>Stores a journey with one stage, one touchpoint and its canonical lanes.</summary>
    public async Task<Journey> AddJourneyAsync(string title = "Подключение интернет-банка")
    {
        await using var database = Open();
        var journey = NewJourney(title);
        var stage = new Stage { Key = "learns", Title = "Узнаёт", Position = 1 };
        journey.Stages.Add(stage);
        journey.Touchpoints.Add(new Touchpoint { StepKey = "sees-ad", Title = "Видит рекламу", Position = 1, Stage = stage });
        journey.Lanes.AddRange(CanonicalLanes.Create());
        database.Journeys.Add(journey);
        await database.SaveChangesAsync();
        return journey;
    }

    /// <summary>Runs a query on a new context.</summary>
    public async Task<T> ReadAsync<T>(Func<CxPortalDbContext, Task<T>> query)
    {
        await using var database = Open();
        return await query(database);
    }

    /// <summary>The audit entries of one row, oldest first.</summary>
    public Task<List<AuditEntry>> EntriesOfAsync(string subject, object id) => ReadAsync(database =>
    {
        var key = id.ToString();
        return database.AuditEntries.AsNoTracking().Where(entry => entry.Subject == subject && entry.SubjectId == key).OrderBy(entry => entry.Id).ToListAsync();
    });

    protected abstract Task<PortalOptions> CreateAsync();

    protected abstract CxPortalDbContext NewContext(OperationContext operation);
}

/// <summary>A migrated SQLite file.</summary>
public class SqliteDatabase : DatabaseFixture
{
    private SqliteProvider? provider;

    /// <inheritdoc />
    public override SqliteProvider Provider => provider ??= new SqliteProvider(Options.DataDirectory, Clock);

    protected override Task<PortalOptions> CreateAsync() => TestDatabases.NewSqliteAsync();

    protected override CxPortalDbContext NewContext(OperationContext operation)
    {
        var builder = new DbContextOptionsBuilder<SqliteCxPortalDbContext>();
        Provider.Configure(builder);
        return new SqliteCxPortalDbContext(builder.Options, operation, Clock);
    }
}

/// <summary>A directory without a database file.</summary>
public sealed class EmptySqliteDatabase : SqliteDatabase
{
    protected override Task<PortalOptions> CreateAsync() => Task.FromResult(TestDatabases.EmptySqlite());
}

/// <summary>A migrated PostgreSQL database.</summary>
public class PostgresDatabase : DatabaseFixture
{
    private PostgresProvider? provider;

    /// <inheritdoc />
    public override PostgresProvider Provider => provider ??= new PostgresProvider(Options.PostgresConnection!);

    protected override Task<PortalOptions> CreateAsync() => TestDatabases.NewPostgresAsync();

    protected override CxPortalDbContext NewContext(OperationContext operation)
    {
        var builder = new DbContextOptionsBuilder<PostgresCxPortalDbContext>();
        Provider.Configure(builder);
        return new PostgresCxPortalDbContext(builder.Options, operation, Clock);
    }
}

/// <summary>A PostgreSQL database without tables.</summary>
public sealed class EmptyPostgresDatabase : PostgresDatabase
{
    protected override Task<PortalOptions> CreateAsync() => TestDatabases.EmptyPostgresAsync();
}
