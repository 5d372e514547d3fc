using CxPortal.Domain.Journeys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CxPortal.Data.Configurations.Journeys;

internal sealed class JourneyChannelConfiguration : IEntityTypeConfiguration<JourneyChannel>
{
    public void Configure(EntityTypeBuilder<JourneyChannel> builder)
    {
        builder.HasKey(channel => new { channel.JourneyId, channel.ChannelId });
        builder.HasOne(channel => channel.Channel).WithMany().HasForeignKey(channel => channel.ChannelId).OnDelete(DeleteBehavior.Restrict);
    }
}
