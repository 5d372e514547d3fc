using CxPortal.Data.Audit;
using CxPortal.Data.Postgres;
using CxPortal.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CxPortal.Design;

/// <summary>Makes the SQLite context for dotnet-ef.</summary>
public sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteCxPortalDbContext>
{
    /// <inheritdoc />
    public SqliteCxPortalDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteCxPortalDbContext>();
        new SqliteProvider(Path.GetTempPath(), TimeProvider.System).Configure(options);
        return new SqliteCxPortalDbContext(options.Options, new OperationContext(), TimeProvider.System);
    }
}

/// <summary>Makes the PostgreSQL context for dotnet-ef; no server is needed to write a migration.</summary>
public sealed class PostgresDesignTimeFactory : IDesignTimeDbContextFactory<PostgresCxPortalDbContext>
{
    /// <inheritdoc />
    public PostgresCxPortalDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PostgresCxPortalDbContext>();
        new PostgresProvider("Host=localhost;Database=design").Configure(options);
        return new PostgresCxPortalDbContext(options.Options, new OperationContext(), TimeProvider.System);
    }
}
