using CxPortal.Domain.Surveys.Collection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CxPortal.Data.Configurations.Surveys;

internal sealed class SurveyCollectorConfiguration : IEntityTypeConfiguration<SurveyCollector>
{
    public void Configure(EntityTypeBuilder<SurveyCollector> builder)
    {
        builder.Property(collector => collector.Name).HasMaxLength(SurveyCollector.MaxNameLength);
        builder.Property(collector => collector.Token).HasMaxLength(32);
        builder.Property(collector => collector.Presets).HasMaxLength(1000);
        builder.Property(collector => collector.AllowedOrigins).HasMaxLength(2000);
        builder.HasIndex(collector => collector.Token).IsUnique();
    }
}
