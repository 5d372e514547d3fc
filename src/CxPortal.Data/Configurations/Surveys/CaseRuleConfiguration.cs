using CxPortal.Data.Accounts;
using CxPortal.Domain.Common;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CxPortal.Data.Configurations.Surveys;

internal sealed class CaseRuleConfiguration : IEntityTypeConfiguration<CaseRule>
{
    public void Configure(EntityTypeBuilder<CaseRule> builder)
    {
        builder.Property(rule => rule.Name).HasMaxLength(CaseRule.MaxNameLength);
        builder.Property(rule => rule.QuestionKey).HasMaxLength(Slug.MaxLength);
        builder.Property(rule => rule.Words).HasMaxLength(CaseRule.MaxWordsLength);
        builder.HasOne<Survey>().WithMany().HasForeignKey(rule => rule.SurveyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(rule => rule.OwnerId).OnDelete(DeleteBehavior.Restrict);
    }
}
