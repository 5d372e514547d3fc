using CxPortal.Domain.Surveys.Collection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CxPortal.Data.Configurations.Surveys;

internal sealed class ContactExclusionConfiguration : IEntityTypeConfiguration<ContactExclusion>
{
    public void Configure(EntityTypeBuilder<ContactExclusion> builder)
    {
        builder.Property(exclusion => exclusion.Note).HasMaxLength(ContactExclusion.MaxNoteLength);
        builder.HasOne<Respondent>().WithMany().HasForeignKey(exclusion => exclusion.RespondentId).OnDelete(DeleteBehavior.Cascade);
    }
}
