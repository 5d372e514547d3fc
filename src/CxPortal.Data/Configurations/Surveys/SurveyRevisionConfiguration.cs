using CxPortal.Domain.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CxPortal.Data.Configurations.Surveys;

internal sealed class SurveyRevisionConfiguration : IEntityTypeConfiguration<SurveyRevision>
{
    public void Configure(EntityTypeBuilder<SurveyRevision> builder)
    {
        builder.Property(revision => revision.PublishedBy).HasMaxLength(200);
        builder.Property(revision => revision.Note).HasMaxLength(1000);
        builder.HasIndex(revision => new { revision.SurveyId, revision.Number }).IsUnique();
        builder.HasOne<Survey>().WithMany().HasForeignKey(revision => revision.SurveyId).OnDelete(DeleteBehavior.Restrict);
    }
}
