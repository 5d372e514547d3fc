using System.Reflection;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CxPortal.Data.Sqlite.Intake;

/// <summary>
/// A prepared statement that is run thousands of times a second. The driver's command looks parameters up by name and makes an object
/// of each value; here they are bound by number, which costs a fifth.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 connection;
    private readonly sqlite3_stmt statement;

    private static readonly PropertyInfo Handle = typeof(SqliteConnection).GetProperty("Handle")!;

    /// <summary>Prepares a statement on an open connection.</summary>
    /// <exception cref="SqliteException">The statement is wrong.</exception>
    public Statement(sqlite3 connection, string sql)
    {
        this.connection = connection;
        Check(raw.sqlite3_prepare_v2(this.connection, sql, out statement));
    }

    public Statement Bind(int index, long value)
    {
        Check(raw.sqlite3_bind_int64(statement, index, value));
        return this;
    }

    public Statement Bind(int index, long? value)
    {
        Check(value is { } known ? raw.sqlite3_bind_int64(statement, index, known) : raw.sqlite3_bind_null(statement, index));
        return this;
    }

    public Statement Bind(int index, string? value)
    {
        Check(value is null ? raw.sqlite3_bind_null(statement, index) : raw.sqlite3_bind_text(statement, index, value));
        return this;
    }

    /// <summary>
    /// The native handle of an open connection. The driver was compiled against a newer SQLitePCLRaw than there is (see SqliteLibrary),
    /// so the compiler refuses its property Handle, while at run time both mean the same type.
    /// </summary>
    public static sqlite3 HandleOf(SqliteConnection connection) => (sqlite3)Handle.GetValue(connection)!;

    /// <summary>Whether a transaction is open on a connection.</summary>
    public static bool IsInTransaction(SqliteConnection connection) => raw.sqlite3_get_autocommit(HandleOf(connection)) == 0;

    /// <summary>Runs it and makes it ready for the next run.</summary>
    /// <returns>Number of rows that changed.</returns>
    /// <exception cref="SqliteException">It failed.</exception>
    public int Run()
    {
        var result = raw.sqlite3_step(statement);
        if (result is not (raw.SQLITE_DONE or raw.SQLITE_ROW))
        {
            Fail(result);
        }

        Check(raw.sqlite3_reset(statement));
        return raw.sqlite3_changes(connection);
    }

    /// <summary>Runs it and reads the first row.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="read">Reads the row.</param>
    /// <param name="value">What was read; the default where there is no row.</param>
    /// <returns>Whether there is a row.</returns>
    /// <exception cref="SqliteException">It failed.</exception>
    public bool TryRead<T>(Func<sqlite3_stmt, T> read, out T? value)
    {
        var result = raw.sqlite3_step(statement);
        value = result == raw.SQLITE_ROW ? read(statement) : default;
        if (result is not (raw.SQLITE_DONE or raw.SQLITE_ROW))
        {
            Fail(result);
        }

        Check(raw.sqlite3_reset(statement));
        return result == raw.SQLITE_ROW;
    }

    /// <summary>Reads the first column of a row as a number.</summary>
    public static long Number(sqlite3_stmt row) => raw.sqlite3_column_int64(row, 0);

    /// <summary>Reads the first column of a row as a text; null where it is null.</summary>
    public static string? Text(sqlite3_stmt row) =>
        raw.sqlite3_column_type(row, 0) == raw.SQLITE_NULL ? null : raw.sqlite3_column_text(row, 0).utf8_to_string();

    public void Dispose() => statement.Dispose();

    private void Fail(int result)
    {
        var message = raw.sqlite3_errmsg(connection).utf8_to_string();
        var extended = raw.sqlite3_extended_errcode(connection);
        _ = raw.sqlite3_reset(statement);
        throw new SqliteException(message, result, extended);
    }

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            throw new SqliteException(raw.sqlite3_errmsg(connection).utf8_to_string(), result, raw.sqlite3_extended_errcode(connection));
        }
    }
}
