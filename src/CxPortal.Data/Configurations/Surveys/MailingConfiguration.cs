using CxPortal.Domain.Surveys.Collection;
using CxPortal.Domain.Surveys;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Data.Configurations.Surveys;

internal sealed class MailingConfiguration : IEntityTypeConfiguration<Mailing>
{
    public void Configure(EntityTypeBuilder<Mailing> builder)
    {
        builder.HasOne<Survey>().WithMany().HasForeignKey(mailing => mailing.SurveyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<SurveyCollector>().WithMany().HasForeignKey(mailing => mailing.CollectorId).OnDelete(DeleteBehavior.Restrict);
    }
}
