using CxPortal.Domain.Common;
using CxPortal.Domain.Journeys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CxPortal.Data.Configurations.Journeys;

internal sealed class TouchpointConfiguration : IEntityTypeConfiguration<Touchpoint>
{
    public void Configure(EntityTypeBuilder<Touchpoint> builder)
    {
        builder.Property(touchpoint => touchpoint.StepKey).HasMaxLength(Slug.MaxLength);
        builder.Property(touchpoint => touchpoint.Title).HasMaxLength(Touchpoint.MaxTitleLength);
        builder.Property(touchpoint => touchpoint.PainPoints).HasMaxLength(Touchpoint.MaxCardTextLength);
        builder.Property(touchpoint => touchpoint.WhatBroke).HasMaxLength(Touchpoint.MaxCardTextLength);
        builder.Property(touchpoint => touchpoint.Recovery).HasMaxLength(Touchpoint.MaxCardTextLength);
        builder.Property(touchpoint => touchpoint.ClientSaid).HasMaxLength(Touchpoint.MaxCardTextLength);
        builder.HasIndex(touchpoint => new { touchpoint.JourneyId, touchpoint.StepKey }).IsUnique();
        builder.HasOne(touchpoint => touchpoint.Stage).WithMany().HasForeignKey(touchpoint => touchpoint.StageId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(touchpoint => touchpoint.Links).WithOne().HasForeignKey(link => link.TouchpointId);
        builder.HasMany(touchpoint => touchpoint.Pictures).WithOne().HasForeignKey(picture => picture.TouchpointId);
        builder.HasOne(touchpoint => touchpoint.Measured).WithOne().HasForeignKey<MeasuredExperience>(measured => measured.TouchpointId);
    }
}
