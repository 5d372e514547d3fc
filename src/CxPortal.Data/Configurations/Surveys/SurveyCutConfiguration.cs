using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Responses;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CxPortal.Data.Configurations.Surveys;

internal sealed class SurveyCutConfiguration : IEntityTypeConfiguration<SurveyCut>
{
    public void Configure(EntityTypeBuilder<SurveyCut> builder)
    {
        builder.Property(cut => cut.Value1).HasMaxLength(SurveyAttribute.MaxValueLength);
        builder.Property(cut => cut.Value2).HasMaxLength(SurveyAttribute.MaxValueLength);
        builder.Property(cut => cut.Value3).HasMaxLength(SurveyAttribute.MaxValueLength);
        builder.Property(cut => cut.Value4).HasMaxLength(SurveyAttribute.MaxValueLength);
        builder.Ignore(cut => cut.Values);
        builder.HasIndex(cut => new { cut.SurveyId, cut.Value1, cut.Value2, cut.Value3, cut.Value4 }).IsUnique();
        builder.HasOne<Survey>().WithMany().HasForeignKey(cut => cut.SurveyId).OnDelete(DeleteBehavior.Restrict);
    }
}
