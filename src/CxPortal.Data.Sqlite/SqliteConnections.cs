using Microsoft.Data.Sqlite;

namespace CxPortal.Data.Sqlite;

/// <summary>The only place where SQLite connections are made, so that the right library and settings are always in use.</summary>
public static class SqliteConnections
{
    /// <summary>The oldest SQLite that has the JSON functions in use.</summary>
    public static readonly Version OldestSupported = new(3, 38);

    /// <summary>For how long a writer waits for another one, in seconds.</summary>
    public const int WaitSeconds = 30;

    /// <summary>The connection string of a database file.</summary>
    public static string StringFor(string file, SqliteOpenMode mode = SqliteOpenMode.ReadWriteCreate) => new SqliteConnectionStringBuilder
    {
        DataSource = file,
        Mode = mode,
        Cache = SqliteCacheMode.Private,
        ForeignKeys = true,
        DefaultTimeout = WaitSeconds,
        Pooling = true,
    }.ToString();

    /// <summary>A closed connection to a database file; open it with <see cref="OpenAsync"/>.</summary>
#pragma warning disable RS0030 // The factory itself.
    public static SqliteConnection Create(string file, SqliteOpenMode mode = SqliteOpenMode.ReadWriteCreate) => new(StringFor(file, mode));
#pragma warning restore RS0030

    /// <summary>Opens a connection and gives it the portal's settings.</summary>
    public static async Task<SqliteConnection> OpenAsync(string file, SqliteOpenMode mode, CancellationToken cancellationToken)
    {
        var connection = Create(file, mode);
        await connection.OpenAsync(cancellationToken);
        if (mode != SqliteOpenMode.ReadOnly)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        return connection;
    }

    /// <summary>What every connection is told when it opens: a commit is on disk before it is acknowledged.</summary>
    internal const string Pragmas = "PRAGMA journal_mode = WAL; " + ReadingPragmas;

    /// <summary>What a connection is told that writes nothing.</summary>
    internal const string ReadingPragmas = "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;";

    /// <summary>Removes idle connections, so that a file can be replaced.</summary>
    public static void ReleaseAll() => SqliteConnection.ClearAllPools();
}
