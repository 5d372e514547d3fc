using CxPortal.Domain.Journeys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CxPortal.Data.Configurations.Journeys;

internal sealed class CellConfiguration : IEntityTypeConfiguration<Cell>
{
    public void Configure(EntityTypeBuilder<Cell> builder)
    {
        builder.Ignore(cell => cell.Content);
        builder.Property(cell => cell.Text).HasMaxLength(Cell.MaxTextLength);
        builder.Property(cell => cell.NeedWhen).HasMaxLength(Cell.MaxTextLength);
        builder.Property(cell => cell.NeedWant).HasMaxLength(Cell.MaxTextLength);
        builder.Property(cell => cell.NeedSoThat).HasMaxLength(Cell.MaxTextLength);
        builder.HasIndex(cell => new { cell.LaneId, cell.TouchpointId }).IsUnique();
        builder.HasIndex(cell => cell.JourneyId);
        builder.HasOne(cell => cell.Lane).WithMany().HasForeignKey(cell => cell.LaneId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(cell => cell.Touchpoint).WithMany().HasForeignKey(cell => cell.TouchpointId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(cell => cell.Chips).WithOne().HasForeignKey(chip => chip.CellId);
    }
}
