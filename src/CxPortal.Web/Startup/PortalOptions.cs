namespace CxPortal.Web.Startup;

/// <summary>How this process was started: where data lies and which database is in use.</summary>
public sealed record PortalOptions
{
    /// <summary>Directory of the SQLite database, its backups and locks.</summary>
    public required string DataDirectory { get; init; }

    /// <summary><c>sqlite</c> or <c>postgres</c>.</summary>
    public string Database { get; init; } = "sqlite";

    /// <summary>Npgsql connection string; required with <c>postgres</c>.</summary>
    public string? PostgresConnection { get; init; }

    /// <summary>Whether an empty database is filled with the sample organisation.</summary>
    public bool WithSample { get; init; }

    /// <summary>Whether pending migrations are applied at start.</summary>
    public bool MigrateOnStart { get; init; } = true;

    /// <summary>Whether responses from one address are limited in number; switched off for measurements alone.</summary>
    public bool LimitsSubmissions { get; init; } = true;

    /// <summary>
    /// Reads <c>CXPORTAL_DATA</c>, <c>CXPORTAL_DATABASE</c> and <c>ConnectionStrings__Postgres</c>;
    /// <paramref name="dataDirectory"/> (the option <c>--data</c>) comes first.
    /// </summary>
    /// <exception cref="InvalidOperationException">The settings contradict each other; the message says how to mend them.</exception>
    public static PortalOptions FromEnvironment(string? dataDirectory, bool isDevelopment)
    {
        var database = Environment.GetEnvironmentVariable("CXPORTAL_DATABASE") is { Length: > 0 } chosen ? chosen.ToLowerInvariant() : "sqlite";
        var postgres = Environment.GetEnvironmentVariable("ConnectionStrings__Postgres");
        if (database is not ("sqlite" or "postgres"))
        {
            throw new InvalidOperationException($"CXPORTAL_DATABASE is \"{database}\"; it must be sqlite or postgres.");
        }

        if (database == "postgres" && string.IsNullOrWhiteSpace(postgres))
        {
            throw new InvalidOperationException("CXPORTAL_DATABASE is postgres, but ConnectionStrings__Postgres is not set.");
        }

        var directory = dataDirectory ?? Environment.GetEnvironmentVariable("CXPORTAL_DATA");
        return new PortalOptions
        {
            DataDirectory = Path.GetFullPath(string.IsNullOrWhiteSpace(directory) ? DefaultDirectory() : directory),
            Database = database,
            PostgresConnection = postgres,
            MigrateOnStart = database == "sqlite" || isDevelopment,
        };
    }

    /// <summary><c>data/</c> under the repository when started from one, else under the working directory.</summary>
    private static string DefaultDirectory()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "CxPortal.sln")))
            {
                return Path.Combine(directory.FullName, "data");
            }
        }

        return "data";
    }
}
