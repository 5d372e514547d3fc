using CxPortal.Data.Accounts;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Cases;
using CxPortal.Domain.Surveys.Collection;
using CxPortal.Domain.Surveys.Responses;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CxPortal.Data.Configurations.Surveys;

internal sealed class FeedbackCaseConfiguration : IEntityTypeConfiguration<FeedbackCase>
{
    public void Configure(EntityTypeBuilder<FeedbackCase> builder)
    {
        builder.Property(feedback => feedback.Trigger).HasMaxLength(FeedbackCase.MaxTextLength);
        builder.Property(feedback => feedback.CauseNote).HasMaxLength(FeedbackCase.MaxTextLength);
        builder.Property(feedback => feedback.RecoveryAction).HasMaxLength(FeedbackCase.MaxTextLength);
        builder.HasIndex(feedback => new { feedback.ClosedAt, feedback.DueAt });
        builder.HasIndex(feedback => feedback.ResponseId);
        builder.HasOne<Survey>().WithMany().HasForeignKey(feedback => feedback.SurveyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<CaseRule>().WithMany().HasForeignKey(feedback => feedback.RuleId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<SurveyResponse>().WithMany().HasForeignKey(feedback => feedback.ResponseId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Respondent>().WithMany().HasForeignKey(feedback => feedback.RespondentId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(feedback => feedback.OwnerId).OnDelete(DeleteBehavior.Restrict);
    }
}
