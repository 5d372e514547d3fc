using CxPortal.Domain.Journeys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CxPortal.Data.Configurations.Journeys;

internal sealed class CellCommentConfiguration : IEntityTypeConfiguration<CellComment>
{
    public void Configure(EntityTypeBuilder<CellComment> builder)
    {
        builder.Property(comment => comment.AuthorName).HasMaxLength(200);
        builder.Property(comment => comment.Text).HasMaxLength(CellComment.MaxTextLength);
        builder.Property(comment => comment.ResolvedBy).HasMaxLength(200);
        builder.HasIndex(comment => new { comment.JourneyId, comment.ResolvedAt });
        builder.HasOne<Journey>().WithMany().HasForeignKey(comment => comment.JourneyId);
        builder.HasOne<Lane>().WithMany().HasForeignKey(comment => comment.LaneId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Touchpoint>().WithMany().HasForeignKey(comment => comment.TouchpointId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<CellComment>().WithMany().HasForeignKey(comment => comment.ParentId).OnDelete(DeleteBehavior.Cascade);
    }
}
