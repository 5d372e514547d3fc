using CxPortal.Domain.Journeys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CxPortal.Data.Configurations.Journeys;

internal sealed class CellChipConfiguration : IEntityTypeConfiguration<CellChip>
{
    public void Configure(EntityTypeBuilder<CellChip> builder)
    {
        builder.Property(chip => chip.Text).HasMaxLength(CellChip.MaxTextLength);
        builder.HasIndex(chip => chip.JourneyId);
        builder.HasOne(chip => chip.CatalogItem).WithMany().HasForeignKey(chip => chip.CatalogItemId).OnDelete(DeleteBehavior.Restrict);
    }
}
