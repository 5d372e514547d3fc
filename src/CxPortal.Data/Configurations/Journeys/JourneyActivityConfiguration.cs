using CxPortal.Domain.Journeys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CxPortal.Data.Configurations.Journeys;

internal sealed class JourneyActivityConfiguration : IEntityTypeConfiguration<JourneyActivity>
{
    public void Configure(EntityTypeBuilder<JourneyActivity> builder)
    {
        builder.HasKey(activity => activity.JourneyId);
        builder.Property(activity => activity.JourneyId).ValueGeneratedNever();
        builder.Property(activity => activity.ChangedBy).HasMaxLength(200);
    }
}
