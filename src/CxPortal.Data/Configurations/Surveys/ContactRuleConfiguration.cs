using CxPortal.Domain.Common;
using CxPortal.Domain.Surveys.Collection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CxPortal.Data.Configurations.Surveys;

internal sealed class ContactRuleConfiguration : IEntityTypeConfiguration<ContactRule>
{
    public void Configure(EntityTypeBuilder<ContactRule> builder)
    {
        builder.Property(rule => rule.Family).HasMaxLength(Slug.MaxLength);
        builder.HasIndex(rule => rule.Family).IsUnique();
    }
}
