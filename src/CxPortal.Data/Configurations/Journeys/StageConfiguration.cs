using CxPortal.Domain.Common;
using CxPortal.Domain.Journeys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CxPortal.Data.Configurations.Journeys;

internal sealed class StageConfiguration : IEntityTypeConfiguration<Stage>
{
    public void Configure(EntityTypeBuilder<Stage> builder)
    {
        builder.Property(stage => stage.Key).HasMaxLength(Slug.MaxLength);
        builder.Property(stage => stage.Title).HasMaxLength(Stage.MaxTitleLength);
        builder.HasIndex(stage => new { stage.JourneyId, stage.Key }).IsUnique();
    }
}
