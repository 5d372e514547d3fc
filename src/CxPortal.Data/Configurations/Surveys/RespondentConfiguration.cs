using CxPortal.Domain.Surveys.Collection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CxPortal.Data.Configurations.Surveys;

internal sealed class RespondentConfiguration : IEntityTypeConfiguration<Respondent>
{
    public void Configure(EntityTypeBuilder<Respondent> builder)
    {
        builder.Property(respondent => respondent.Key).HasMaxLength(Respondent.MaxKeyLength);
        builder.Property(respondent => respondent.Name).HasMaxLength(Respondent.MaxNameLength);
        builder.Property(respondent => respondent.Email).HasMaxLength(320);
        builder.Property(respondent => respondent.Language).HasMaxLength(8);
        builder.Property(respondent => respondent.SearchText).HasMaxLength(900);
        builder.HasIndex(respondent => respondent.Key).IsUnique();
        builder.HasIndex(respondent => respondent.SearchText);
    }
}
