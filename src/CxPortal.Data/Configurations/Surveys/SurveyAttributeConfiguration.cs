using CxPortal.Domain.Common;
using CxPortal.Domain.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CxPortal.Data.Configurations.Surveys;

internal sealed class SurveyAttributeConfiguration : IEntityTypeConfiguration<SurveyAttribute>
{
    public void Configure(EntityTypeBuilder<SurveyAttribute> builder)
    {
        builder.Property(attribute => attribute.Key).HasMaxLength(Slug.MaxLength);
        builder.Property(attribute => attribute.Title).HasMaxLength(Survey.MaxTitleLength);
        builder.HasIndex(attribute => new { attribute.SurveyId, attribute.Slot }).IsUnique();
        builder.HasIndex(attribute => new { attribute.SurveyId, attribute.Key }).IsUnique();
    }
}
