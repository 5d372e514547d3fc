using CxPortal.Data.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CxPortal.Data.Configurations.Settings;

internal sealed class PortalSettingsConfiguration : IEntityTypeConfiguration<PortalSettings>
{
    public void Configure(EntityTypeBuilder<PortalSettings> builder)
    {
        builder.Property(settings => settings.Id).ValueGeneratedNever();
        builder.Property(settings => settings.OrganisationName).HasMaxLength(PortalSettings.MaxOrganisationNameLength);
        builder.Property(settings => settings.TimeZone).HasMaxLength(100);
        builder.Property(settings => settings.PublicAddress).HasMaxLength(PortalSettings.MaxPublicAddressLength);
        builder.Property(settings => settings.SmtpHost).HasMaxLength(PortalSettings.MaxHostLength);
        builder.Property(settings => settings.SmtpUser).HasMaxLength(PortalSettings.MaxHostLength);
        builder.Property(settings => settings.SmtpPasswordProtected).HasMaxLength(4000);
        builder.Property(settings => settings.MailFrom).HasMaxLength(PortalSettings.MaxAddressLength);
    }
}
