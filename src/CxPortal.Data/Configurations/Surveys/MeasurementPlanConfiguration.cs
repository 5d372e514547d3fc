using CxPortal.Domain.Journeys;
using CxPortal.Domain.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CxPortal.Data.Configurations.Surveys;

internal sealed class MeasurementPlanConfiguration : IEntityTypeConfiguration<MeasurementPlan>
{
    public void Configure(EntityTypeBuilder<MeasurementPlan> builder)
    {
        builder.Property(plan => plan.Note).HasMaxLength(MeasurementPlan.MaxNoteLength);
        builder.HasIndex(plan => new { plan.TouchpointId, plan.Metric }).IsUnique();
        builder.HasOne<Journey>().WithMany().HasForeignKey(plan => plan.JourneyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Touchpoint>().WithMany().HasForeignKey(plan => plan.TouchpointId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Survey>().WithMany().HasForeignKey(plan => plan.SurveyId).OnDelete(DeleteBehavior.Restrict);
    }
}
