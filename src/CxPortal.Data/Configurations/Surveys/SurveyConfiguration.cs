using CxPortal.Data.Accounts;
using CxPortal.Domain.Common;
using CxPortal.Domain.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CxPortal.Data.Configurations.Surveys;

internal sealed class SurveyConfiguration : IEntityTypeConfiguration<Survey>
{
    public void Configure(EntityTypeBuilder<Survey> builder)
    {
        builder.Property(survey => survey.Key).HasMaxLength(Slug.MaxLength);
        builder.Property(survey => survey.Title).HasMaxLength(Survey.MaxTitleLength);
        builder.Property(survey => survey.SearchText).HasMaxLength(Survey.MaxTitleLength);
        builder.Property(survey => survey.Family).HasMaxLength(Slug.MaxLength);
        builder.HasIndex(survey => survey.Key).IsUnique();
        builder.HasIndex(survey => survey.SearchText);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(survey => survey.OwnerId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<SurveyDraft>().WithOne().HasForeignKey<SurveyDraft>(draft => draft.SurveyId);
        builder.HasMany(survey => survey.Places).WithOne().HasForeignKey(place => place.SurveyId);
        builder.HasMany(survey => survey.Attributes).WithOne().HasForeignKey(attribute => attribute.SurveyId);
        builder.HasMany(survey => survey.Collectors).WithOne().HasForeignKey(collector => collector.SurveyId);
    }
}
