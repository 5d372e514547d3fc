using CxPortal.Data.Postgres;
using CxPortal.Web.Startup;
using Npgsql;

namespace CxPortal.Testing;

/// <summary>
/// Databases for tests. Each provider's template is migrated and filled with one account per role once for each process; every fixture gets a copy.
/// </summary>
public static class TestDatabases
{
    /// <summary>Set by <c>make test</c>, which starts a throw-away server.</summary>
    public const string PostgresVariable = "CXPORTAL_TEST_POSTGRES";

    private static readonly string Root = Directory.CreateTempSubdirectory("cxportal-tests-").FullName;
    private static readonly Lazy<Task<PortalOptions>> SqliteTemplate = new(() => NewSqliteTemplateAsync(TestUsers.AddAllAsync, new TestClock()));
    private static readonly Lazy<Task<PortalOptions>> PostgresTemplate = new(() => NewPostgresTemplateAsync(TestUsers.AddAllAsync, new TestClock()));
    private static readonly SemaphoreSlim Copying = new(1, 1);
    private static int number;

    static TestDatabases() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Root, recursive: true);

    /// <summary>A directory that goes with the test run.</summary>
    public static string NewDirectory() => Directory.CreateDirectory(Path.Combine(Root, Next())).FullName;

    /// <summary>A migrated SQLite database with one account per role.</summary>
    public static async Task<PortalOptions> NewSqliteAsync() => CopySqlite(await SqliteTemplate.Value);

    /// <summary>A migrated PostgreSQL database with one account per role.</summary>
    public static async Task<PortalOptions> NewPostgresAsync() => await CopyPostgresAsync(await PostgresTemplate.Value);

    /// <summary>A SQLite database to copy from.</summary>
    /// <param name="fill">Puts into it what every copy is to have.</param>
    /// <param name="clock">The clock by which it is filled.</param>
    public static Task<PortalOptions> NewSqliteTemplateAsync(Func<IServiceProvider, Task> fill, TimeProvider clock) =>
        FillAsync(SqliteOptions(NewDirectory()), fill, clock);

    /// <summary>A PostgreSQL database to copy from.</summary>
    /// <inheritdoc cref="NewSqliteTemplateAsync" />
    public static async Task<PortalOptions> NewPostgresTemplateAsync(Func<IServiceProvider, Task> fill, TimeProvider clock)
    {
        var options = PostgresOptions("template_" + Next());
        await ExecuteOnServerAsync($"CREATE DATABASE {new NpgsqlConnectionStringBuilder(options.PostgresConnection).Database} TEMPLATE template0");
        await FillAsync(options, fill, clock);
        NpgsqlConnection.ClearAllPools();
        return options;
    }

    /// <summary>A copy of a SQLite database.</summary>
    public static PortalOptions CopySqlite(PortalOptions template)
    {
        var options = SqliteOptions(NewDirectory());
        File.Copy(Path.Combine(template.DataDirectory, "cxportal.db"), Path.Combine(options.DataDirectory, "cxportal.db"));
        return options;
    }

    /// <summary>A copy of a PostgreSQL database.</summary>
    public static async Task<PortalOptions> CopyPostgresAsync(PortalOptions template)
    {
        var name = "test_" + Next();
        await Copying.WaitAsync();
        try
        {
            await ExecuteOnServerAsync($"CREATE DATABASE {name} TEMPLATE {new NpgsqlConnectionStringBuilder(template.PostgresConnection).Database}");
        }
        finally
        {
            Copying.Release();
        }

        return PostgresOptions(name);
    }

    /// <summary>A directory without a database.</summary>
    public static PortalOptions EmptySqlite() => SqliteOptions(NewDirectory());

    /// <summary>An empty PostgreSQL database.</summary>
    public static async Task<PortalOptions> EmptyPostgresAsync()
    {
        var name = "empty_" + Next();
        await ExecuteOnServerAsync($"CREATE DATABASE {name} TEMPLATE template0");
        return PostgresOptions(name);
    }

    /// <summary>Drops a database made here; SQLite files go with the run.</summary>
    public static async Task DropAsync(PortalOptions options)
    {
        if (options.PostgresConnection is { } connection)
        {
            await ExecuteOnServerAsync($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(connection).Database} WITH (FORCE)");
        }
    }

    private static string Next() => $"{Environment.ProcessId}_{Interlocked.Increment(ref number)}";

    private static PortalOptions SqliteOptions(string directory) => new() { DataDirectory = directory };

    private static PortalOptions PostgresOptions(string database) => new()
    {
        DataDirectory = NewDirectory(),
        Database = "postgres",
        PostgresConnection = new NpgsqlConnectionStringBuilder(Server()) { Database = database, MaxPoolSize = 10 }.ToString(),
    };

    private static async Task<PortalOptions> FillAsync(PortalOptions options, Func<IServiceProvider, Task> fill, TimeProvider clock)
    {
        await using var app = PortalApplication.Build(options, builder => TestHost.Configure(builder, clock));
        await TestHost.PrepareAsync(app);
        await fill(app.Services);
        CxPortal.Data.Sqlite.SqliteConnections.ReleaseAll();
        return options;
    }

    private static string Server() => Environment.GetEnvironmentVariable(PostgresVariable) is { Length: > 0 } server
        ? server
        : throw new InvalidOperationException($"{PostgresVariable} is not set: run the tests with `make test`, which starts a PostgreSQL server for them.");

    private static async Task ExecuteOnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Server());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
