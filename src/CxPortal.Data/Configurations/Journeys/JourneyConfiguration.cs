using CxPortal.Data.Accounts;
using CxPortal.Domain.Common;
using CxPortal.Domain.Journeys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CxPortal.Data.Configurations.Journeys;

internal sealed class JourneyConfiguration : IEntityTypeConfiguration<Journey>
{
    public void Configure(EntityTypeBuilder<Journey> builder)
    {
        builder.Property(journey => journey.Key).HasMaxLength(Slug.MaxLength);
        builder.Property(journey => journey.Title).HasMaxLength(Journey.MaxTitleLength);
        builder.Property(journey => journey.Description).HasMaxLength(2000);
        builder.Property(journey => journey.BaselineKey).HasMaxLength(Slug.MaxLength);
        builder.Property(journey => journey.ContentLanguage).HasMaxLength(8);
        builder.Property(journey => journey.SearchText).HasMaxLength(4000);
        builder.HasIndex(journey => journey.Key).IsUnique();
        builder.HasIndex(journey => journey.SearchText);
        builder.HasOne(journey => journey.Product).WithMany().HasForeignKey(journey => journey.ProductId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(journey => journey.Segment).WithMany().HasForeignKey(journey => journey.SegmentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(journey => journey.OwnerId).OnDelete(DeleteBehavior.SetNull);
        builder.HasMany(journey => journey.Channels).WithOne().HasForeignKey(channel => channel.JourneyId);
        builder.HasMany(journey => journey.Stages).WithOne().HasForeignKey(stage => stage.JourneyId);
        builder.HasMany(journey => journey.Touchpoints).WithOne().HasForeignKey(touchpoint => touchpoint.JourneyId);
        builder.HasMany(journey => journey.Lanes).WithOne().HasForeignKey(lane => lane.JourneyId);
        builder.HasMany(journey => journey.Cells).WithOne().HasForeignKey(cell => cell.JourneyId);
        builder.HasOne(journey => journey.Activity).WithOne().HasForeignKey<JourneyActivity>(activity => activity.JourneyId);
    }
}
