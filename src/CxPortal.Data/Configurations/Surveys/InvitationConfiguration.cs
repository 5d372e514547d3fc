using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Collection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CxPortal.Data.Configurations.Surveys;

internal sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.Property(invitation => invitation.TokenHash).HasMaxLength(64);
        builder.HasIndex(invitation => invitation.TokenHash).IsUnique();
        builder.HasIndex(invitation => new { invitation.RespondentId, invitation.SentAt });
        builder.HasIndex(invitation => new { invitation.MailingId, invitation.State });
        builder.HasIndex(invitation => new { invitation.SurveyId, invitation.State });
        builder.HasOne<Survey>().WithMany().HasForeignKey(invitation => invitation.SurveyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<SurveyCollector>().WithMany().HasForeignKey(invitation => invitation.CollectorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Respondent>().WithMany().HasForeignKey(invitation => invitation.RespondentId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Mailing>().WithMany().HasForeignKey(invitation => invitation.MailingId).OnDelete(DeleteBehavior.Restrict);
    }
}
