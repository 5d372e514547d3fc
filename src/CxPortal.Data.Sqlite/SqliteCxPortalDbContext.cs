using CxPortal.Data.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CxPortal.Data.Sqlite;

/// <summary>The portal's database on SQLite.</summary>
public sealed class SqliteCxPortalDbContext(DbContextOptions<SqliteCxPortalDbContext> options, OperationContext operation, TimeProvider clock)
    : CxPortalDbContext(options, operation, clock)
{
    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);

        // SQLite compares DateTimeOffset as text, which EF Core refuses to translate; Identity's lockout uses it.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<DateTimeOffsetToBinaryConverter>();
    }
}
