using CxPortal.Domain.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CxPortal.Data.Configurations.Files;

internal sealed class StoredFileConfiguration : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> builder)
    {
        builder.Property(file => file.Sha256).HasMaxLength(64);
        builder.Property(file => file.ContentType).HasMaxLength(100);
        builder.HasIndex(file => file.Sha256).IsUnique();
    }
}
