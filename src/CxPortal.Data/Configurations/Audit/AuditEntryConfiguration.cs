using CxPortal.Data.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CxPortal.Data.Configurations.Audit;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.Property(entry => entry.Actor).HasMaxLength(200);
        builder.Property(entry => entry.Operation).HasMaxLength(100);
        builder.Property(entry => entry.Subject).HasMaxLength(100);
        builder.Property(entry => entry.SubjectId).HasMaxLength(100);
        builder.Property(entry => entry.SubjectName).HasMaxLength(400);
        builder.Property(entry => entry.Reason).HasMaxLength(1000);
        builder.Property(entry => entry.IpAddress).HasMaxLength(64);
        builder.HasIndex(entry => entry.OccurredAt);

        // The trail is read from its newest entry backwards, by key; each filter has an index that keeps this order.
        builder.HasIndex(entry => new { entry.JourneyId, entry.Id });
        builder.HasIndex(entry => new { entry.Subject, entry.Id });
        builder.HasIndex(entry => new { entry.Operation, entry.Id });
        builder.HasIndex(entry => new { entry.ActorId, entry.Id });
    }
}
