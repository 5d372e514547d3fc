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
    private static readonly Lazy<Task<PortalOptions>> SqliteTemplate = new(() => FillAsync(SqliteOptions(Path.Combine(Root, "template"))));
    private static readonly Lazy<Task<PortalOptions>> PostgresTemplate = new(CreatePostgresTemplateAsync);
    private static readonly SemaphoreSlim Copying = new(1, 1);
    private static int number;

    static TestDatabases() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Root, recursive: true);

    /// <summary>A directory that goes with the test run.</summary>
    public static string NewDirectory() => Directory.CreateDirectory(Path.Combine(Root, Next())).FullName;

    /// <summary>A migrated SQLite database with one account per role.</summary>
    public static async Task<PortalOptions> NewSqliteAsync()
    {
        var template = await SqliteTemplate.Value;
        var options = SqliteOptions(NewDirectory());
        File.Copy(Path.Combine(template.DataDirectory, "cxportal.db"), Path.Combine(options.DataDirectory, "cxportal.db"));
        return options;
    }

    /// <summary>A migrated PostgreSQL database with one account per role.</summary>
    public static async Task<PortalOptions> NewPostgresAsync()
    {
        var template = await PostgresTemplate.Value;
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

    private static async Task<PortalOptions> CreatePostgresTemplateAsync()
    {
        var options = PostgresOptions("template_" + Next());
        await ExecuteOnServerAsync($"CREATE DATABASE {new NpgsqlConnectionStringBuilder(options.PostgresConnection).Database} TEMPLATE template0");
        await FillAsync(options);
        NpgsqlConnection.ClearAllPools();
        return options;
    }

    private static async Task<PortalOptions> FillAsync(PortalOptions options)
    {
        Directory.CreateDirectory(options.DataDirectory);
        await using var app = PortalApplication.Build(options, builder => TestHost.Configure(builder, new TestClock()));
        await TestHost.PrepareAsync(app);
        await TestUsers.AddAllAsync(app.Services);
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
