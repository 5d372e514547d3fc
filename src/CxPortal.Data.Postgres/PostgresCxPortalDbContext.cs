using CxPortal.Data.Audit;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Data.Postgres;

/// <summary>The portal's database on PostgreSQL.</summary>
public sealed class PostgresCxPortalDbContext(DbContextOptions<PostgresCxPortalDbContext> options, OperationContext operation, TimeProvider clock)
    : CxPortalDbContext(options, operation, clock)
{
    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);

        // Search columns sort by code point on both databases, whatever the server's locale is.
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()).Where(property => property.Name == "SearchText"))
        {
            property.SetCollation("C");
        }
    }
}
