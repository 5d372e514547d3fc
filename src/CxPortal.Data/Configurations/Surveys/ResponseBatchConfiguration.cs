using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Responses;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CxPortal.Data.Configurations.Surveys;

internal sealed class ResponseBatchConfiguration : IEntityTypeConfiguration<ResponseBatch>
{
    public void Configure(EntityTypeBuilder<ResponseBatch> builder)
    {
        builder.Property(batch => batch.Source).HasMaxLength(300);
        builder.Property(batch => batch.ImportedBy).HasMaxLength(200);
        builder.HasIndex(batch => batch.SurveyId);
        builder.HasOne<Survey>().WithMany().HasForeignKey(batch => batch.SurveyId).OnDelete(DeleteBehavior.Restrict);
    }
}
