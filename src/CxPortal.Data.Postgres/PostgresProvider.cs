using System.Data;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace CxPortal.Data.Postgres;

/// <summary>Everything specific to PostgreSQL.</summary>
/// <param name="connectionString">An Npgsql connection string.</param>
public sealed class PostgresProvider(string connectionString) : IDatabaseProvider
{
    private static readonly Version OldestSupported = new(13, 0);

    /// <inheritdoc />
    public string Name => "postgres";

    /// <inheritdoc />
    public string BackupEntryName => "cxportal.dump";

    /// <summary>Sets a context up for this database.</summary>
    public void Configure(DbContextOptionsBuilder options) => options
        .UseNpgsql(connectionString, postgres => postgres.MigrationsAssembly(typeof(PostgresProvider).Assembly.GetName().Name));

    /// <inheritdoc />
    public async Task<string> DescribeAsync(CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        return connection.PostgreSqlVersion >= OldestSupported
            ? "PostgreSQL " + connection.ServerVersion
            : throw new InvalidOperationException($"PostgreSQL {connection.ServerVersion} is too old, {OldestSupported.Major} or newer is needed.");
    }

    /// <inheritdoc />
    public async Task<bool> HasDataAsync(CxPortalDbContext context, CancellationToken cancellationToken) =>
        await context.Database.CanConnectAsync(cancellationToken)
        && (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).Any();

    /// <inheritdoc />
    public async Task<string?> MigrateAsync(CxPortalDbContext context, CancellationToken cancellationToken)
    {
        // EF Core takes a lock on the server for the time of the migration.
        await context.Database.MigrateAsync(cancellationToken);
        return null;
    }

    /// <inheritdoc />
    public Task BackupAsync(string file, CancellationToken cancellationToken) =>
        RunAsync("pg_dump", ["--format=custom", "--no-owner", "--file=" + file], cancellationToken);

    /// <inheritdoc />
    public async Task RestoreAsync(string file, CancellationToken cancellationToken)
    {
        await RunAsync("pg_restore", ["--list", file], cancellationToken, connects: false);
        await RefuseWhileInUseAsync(cancellationToken);
        await RunAsync("pg_restore", ["--clean", "--if-exists", "--no-owner", "--single-transaction", "--dbname=" + new NpgsqlConnectionStringBuilder(connectionString).Database, file], cancellationToken);
    }

    /// <inheritdoc />
    public Task<IDbContextTransaction> BeginReadSnapshotAsync(CxPortalDbContext context, CancellationToken cancellationToken) =>
        context.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);

    /// <inheritdoc />
    public bool IsUniqueViolation(DbUpdateException exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    /// <summary>A closed connection for writing responses: it keeps its statements prepared and commits durably, whatever the server's default is.</summary>
    internal NpgsqlConnection NewIntakeConnection() => new(new NpgsqlConnectionStringBuilder(connectionString)
    {
        MaxAutoPrepare = 40,
        AutoPrepareMinUsages = 2,
        Options = "-c synchronous_commit=on",
    }.ToString());

    private async Task RefuseWhileInUseAsync(CancellationToken cancellationToken)
    {
        NpgsqlConnection.ClearAllPools();
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
        if (await command.ExecuteScalarAsync(cancellationToken) is > 0L)
        {
            throw new InvalidOperationException($"The portal or another program is using the database {connection.Database}: stop it first.");
        }
    }

    private async Task RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken, bool connects = true)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        if (connects)
        {
            var target = new NpgsqlConnectionStringBuilder(connectionString);
            start.Environment["PGHOST"] = target.Host;
            start.Environment["PGPORT"] = target.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
            start.Environment["PGUSER"] = target.Username;
            start.Environment["PGPASSWORD"] = target.Password;
            start.Environment["PGDATABASE"] = target.Database;
        }

        using var process = StartOrExplain(start);
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = await process.StandardError.ReadToEndAsync(cancellationToken);
        await output;
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} failed: {error.Trim()}");
        }
    }

    private static Process StartOrExplain(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new InvalidOperationException($"{start.FileName} was not found: install the package postgresql-client.", exception);
        }
    }
}
