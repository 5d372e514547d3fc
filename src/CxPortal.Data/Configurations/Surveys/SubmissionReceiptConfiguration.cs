using CxPortal.Domain.Common;
using CxPortal.Domain.Surveys.Responses;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CxPortal.Data.Configurations.Surveys;

internal sealed class SubmissionReceiptConfiguration : IEntityTypeConfiguration<SubmissionReceipt>
{
    public void Configure(EntityTypeBuilder<SubmissionReceipt> builder)
    {
        builder.HasKey(receipt => receipt.KeyHash);
        builder.Property(receipt => receipt.KeyHash).HasMaxLength(64);
        builder.Property(receipt => receipt.Outcome).HasMaxLength(Slug.MaxLength);
        builder.HasIndex(receipt => receipt.AcceptedAt);
    }
}
