using CxPortal.Domain.Common;
using CxPortal.Domain.Journeys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CxPortal.Data.Configurations.Journeys;

internal sealed class LaneConfiguration : IEntityTypeConfiguration<Lane>
{
    public void Configure(EntityTypeBuilder<Lane> builder)
    {
        builder.Property(lane => lane.Key).HasMaxLength(Slug.MaxLength);
        builder.Property(lane => lane.Title).HasMaxLength(Lane.MaxTitleLength);
        builder.HasIndex(lane => new { lane.JourneyId, lane.Key }).IsUnique();
    }
}
