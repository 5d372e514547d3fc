using CxPortal.Domain.Catalog;
using CxPortal.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CxPortal.Data.Configurations.Catalog;

internal sealed class CatalogItemConfiguration : IEntityTypeConfiguration<CatalogItem>
{
    public void Configure(EntityTypeBuilder<CatalogItem> builder)
    {
        builder.Property(item => item.Key).HasMaxLength(Slug.MaxLength);
        builder.Property(item => item.Name).HasMaxLength(CatalogItem.MaxNameLength);
        builder.Property(item => item.NormalizedName).HasMaxLength(CatalogItem.MaxNameLength);
        builder.Property(item => item.Description).HasMaxLength(CatalogItem.MaxDescriptionLength);
        builder.Property(item => item.SearchText).HasMaxLength(4000);
        builder.HasIndex(item => new { item.Kind, item.Key }).IsUnique();
        builder.HasIndex(item => new { item.Kind, item.NormalizedName }).IsUnique().HasFilter("\"MergedIntoId\" IS NULL");
        builder.HasOne(item => item.Channel).WithMany().HasForeignKey(item => item.ChannelId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<CatalogItem>().WithMany().HasForeignKey(item => item.MergedIntoId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(item => item.Aliases).WithOne().HasForeignKey(alias => alias.CatalogItemId);
    }
}
