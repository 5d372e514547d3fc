using CxPortal.Domain.Common;
using CxPortal.Domain.Surveys.Collection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CxPortal.Data.Configurations.Surveys;

internal sealed class ContactOptOutConfiguration : IEntityTypeConfiguration<ContactOptOut>
{
    public void Configure(EntityTypeBuilder<ContactOptOut> builder)
    {
        builder.Property(optOut => optOut.AddressHash).HasMaxLength(64);
        builder.Property(optOut => optOut.Family).HasMaxLength(Slug.MaxLength);
        builder.HasIndex(optOut => optOut.AddressHash);
    }
}
