using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Responses;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CxPortal.Data.Configurations.Surveys;

internal sealed class SurveyProgressConfiguration : IEntityTypeConfiguration<SurveyProgress>
{
    public void Configure(EntityTypeBuilder<SurveyProgress> builder)
    {
        builder.HasKey(progress => progress.TokenHash);
        builder.Property(progress => progress.TokenHash).HasMaxLength(64);
        builder.HasOne<Survey>().WithMany().HasForeignKey(progress => progress.SurveyId).OnDelete(DeleteBehavior.Cascade);
    }
}
