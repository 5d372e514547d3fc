using CxPortal.Domain.Journeys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CxPortal.Data.Configurations.Journeys;

internal sealed class JourneySnapshotConfiguration : IEntityTypeConfiguration<JourneySnapshot>
{
    public void Configure(EntityTypeBuilder<JourneySnapshot> builder)
    {
        builder.Property(snapshot => snapshot.PublishedBy).HasMaxLength(200);
        builder.Property(snapshot => snapshot.Note).HasMaxLength(1000);
        builder.Property(snapshot => snapshot.Fingerprint).HasMaxLength(64);
        builder.HasIndex(snapshot => new { snapshot.JourneyId, snapshot.Number }).IsUnique();
        builder.HasOne<Journey>().WithMany().HasForeignKey(snapshot => snapshot.JourneyId).OnDelete(DeleteBehavior.Restrict);
    }
}
