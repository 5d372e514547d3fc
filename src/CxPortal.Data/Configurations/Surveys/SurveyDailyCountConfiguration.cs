using CxPortal.Domain.Surveys.Responses;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CxPortal.Data.Configurations.Surveys;

internal sealed class SurveyDailyCountConfiguration : IEntityTypeConfiguration<SurveyDailyCount>
{
    public void Configure(EntityTypeBuilder<SurveyDailyCount> builder)
    {
        builder.HasKey(count => new { count.SurveyId, count.Day, count.CutId, count.QuestionId, count.Item, count.Value, count.BatchId });
    }
}
