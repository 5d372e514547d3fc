using CxPortal.Domain.Journeys;
using CxPortal.Domain.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CxPortal.Data.Configurations.Surveys;

internal sealed class SurveyPlaceConfiguration : IEntityTypeConfiguration<SurveyPlace>
{
    public void Configure(EntityTypeBuilder<SurveyPlace> builder)
    {
        builder.HasIndex(place => new { place.JourneyId, place.TouchpointId });
        builder.HasOne<Journey>().WithMany().HasForeignKey(place => place.JourneyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Stage>().WithMany().HasForeignKey(place => place.StageId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Touchpoint>().WithMany().HasForeignKey(place => place.TouchpointId).OnDelete(DeleteBehavior.Restrict);
    }
}
