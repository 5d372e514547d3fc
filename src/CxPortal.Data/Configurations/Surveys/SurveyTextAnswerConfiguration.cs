using CxPortal.Domain.Surveys.Responses;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CxPortal.Data.Configurations.Surveys;

internal sealed class SurveyTextAnswerConfiguration : IEntityTypeConfiguration<SurveyTextAnswer>
{
    public void Configure(EntityTypeBuilder<SurveyTextAnswer> builder)
    {
        builder.HasKey(answer => new { answer.ResponseId, answer.QuestionId });
        builder.Property(answer => answer.Text).HasMaxLength(SurveyTextAnswer.MaxTextLength);
        builder.Property(answer => answer.SearchText).HasMaxLength(1000);
        builder.HasIndex(answer => new { answer.SurveyId, answer.QuestionId, answer.ResponseId });
    }
}
