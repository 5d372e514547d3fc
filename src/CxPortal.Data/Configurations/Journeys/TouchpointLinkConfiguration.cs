using CxPortal.Domain.Journeys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CxPortal.Data.Configurations.Journeys;

internal sealed class TouchpointLinkConfiguration : IEntityTypeConfiguration<TouchpointLink>
{
    public void Configure(EntityTypeBuilder<TouchpointLink> builder)
    {
        builder.Property(link => link.Url).HasMaxLength(TouchpointLink.MaxUrlLength);
        builder.Property(link => link.Title).HasMaxLength(TouchpointLink.MaxTitleLength);
        builder.HasIndex(link => link.JourneyId);
    }
}
