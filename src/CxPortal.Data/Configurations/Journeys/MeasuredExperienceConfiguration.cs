using CxPortal.Domain.Journeys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CxPortal.Data.Configurations.Journeys;

internal sealed class MeasuredExperienceConfiguration : IEntityTypeConfiguration<MeasuredExperience>
{
    public void Configure(EntityTypeBuilder<MeasuredExperience> builder)
    {
        builder.HasKey(measured => measured.TouchpointId);
        builder.Property(measured => measured.TouchpointId).ValueGeneratedNever();
        builder.Property(measured => measured.Source).HasMaxLength(200);
    }
}
