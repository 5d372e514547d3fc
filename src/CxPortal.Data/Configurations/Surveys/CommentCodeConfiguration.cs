using CxPortal.Data.Accounts;
using CxPortal.Domain.Surveys.Responses;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CxPortal.Data.Configurations.Surveys;

internal sealed class CommentCodeConfiguration : IEntityTypeConfiguration<CommentCode>
{
    public void Configure(EntityTypeBuilder<CommentCode> builder)
    {
        builder.HasKey(code => new { code.ResponseId, code.QuestionId, code.TagId, code.CoderId });
        builder.HasOne<CommentTag>().WithMany().HasForeignKey(code => code.TagId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(code => code.CoderId).OnDelete(DeleteBehavior.Restrict);
    }
}
