using CxPortal.Domain.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CxPortal.Data.Configurations.Catalog;

internal sealed class CatalogAliasConfiguration : IEntityTypeConfiguration<CatalogAlias>
{
    public void Configure(EntityTypeBuilder<CatalogAlias> builder)
    {
        builder.Property(alias => alias.Name).HasMaxLength(CatalogItem.MaxNameLength);
        builder.Property(alias => alias.NormalizedName).HasMaxLength(CatalogItem.MaxNameLength);
        builder.HasIndex(alias => new { alias.Kind, alias.NormalizedName }).IsUnique();
    }
}
