using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Collection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CxPortal.Data.Configurations.Surveys;

internal sealed class MailingConfiguration : IEntityTypeConfiguration<Mailing>
{
    public void Configure(EntityTypeBuilder<Mailing> builder)
    {
        builder.HasOne<Survey>().WithMany().HasForeignKey(mailing => mailing.SurveyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<SurveyCollector>().WithMany().HasForeignKey(mailing => mailing.CollectorId).OnDelete(DeleteBehavior.Restrict);
    }
}
