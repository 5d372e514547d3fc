using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Responses;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CxPortal.Data.Configurations.Surveys;

internal sealed class CommentTagConfiguration : IEntityTypeConfiguration<CommentTag>
{
    public void Configure(EntityTypeBuilder<CommentTag> builder)
    {
        builder.Property(tag => tag.Name).HasMaxLength(CommentTag.MaxNameLength);
        builder.HasIndex(tag => new { tag.SurveyId, tag.Name }).IsUnique();
        builder.HasOne<Survey>().WithMany().HasForeignKey(tag => tag.SurveyId).OnDelete(DeleteBehavior.Restrict);
    }
}
