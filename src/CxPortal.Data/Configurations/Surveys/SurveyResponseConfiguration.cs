using CxPortal.Domain.Surveys.Responses;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CxPortal.Data.Configurations.Surveys;

internal sealed class SurveyResponseConfiguration : IEntityTypeConfiguration<SurveyResponse>
{
    public void Configure(EntityTypeBuilder<SurveyResponse> builder)
    {
        builder.Property(response => response.Key).HasMaxLength(22);
        builder.Property(response => response.Language).HasMaxLength(8);
        builder.Property(response => response.ExternalKey).HasMaxLength(SurveyResponse.MaxExternalKeyLength);
        builder.Property(response => response.ContentHash).HasMaxLength(64);
        builder.HasIndex(response => new { response.SurveyId, response.Day });
        builder.HasIndex(response => new { response.SurveyId, response.ExternalKey }).IsUnique().HasFilter("\"ExternalKey\" IS NOT NULL");
        builder.HasIndex(response => response.RespondentId).HasFilter("\"RespondentId\" IS NOT NULL");
        builder.HasIndex(response => response.BatchId).HasFilter("\"BatchId\" IS NOT NULL");
    }
}
