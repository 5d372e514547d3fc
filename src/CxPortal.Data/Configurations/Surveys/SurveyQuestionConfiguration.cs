using CxPortal.Domain.Common;
using CxPortal.Domain.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CxPortal.Data.Configurations.Surveys;

internal sealed class SurveyQuestionConfiguration : IEntityTypeConfiguration<SurveyQuestion>
{
    public void Configure(EntityTypeBuilder<SurveyQuestion> builder)
    {
        builder.Property(question => question.Key).HasMaxLength(Slug.MaxLength);
        builder.HasIndex(question => new { question.SurveyId, question.Key, question.Meaning }).IsUnique();
        builder.HasOne<Survey>().WithMany().HasForeignKey(question => question.SurveyId).OnDelete(DeleteBehavior.Restrict);
    }
}
