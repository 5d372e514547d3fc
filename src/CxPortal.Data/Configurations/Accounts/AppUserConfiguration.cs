using CxPortal.Data.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CxPortal.Data.Configurations.Accounts;

internal sealed class AppUserConfiguration : IEntityTypeConfiguration<AppUser>
{
    public void Configure(EntityTypeBuilder<AppUser> builder)
    {
        builder.Property(user => user.DisplayName).HasMaxLength(AppUser.MaxNameLength);
        builder.Property(user => user.Language).HasMaxLength(8);
        builder.Property(user => user.TimeZone).HasMaxLength(100);
        builder.Property(user => user.Theme).HasMaxLength(8);
        builder.Property(user => user.SearchText).HasMaxLength(400);
        builder.HasIndex(user => user.SearchText);
        builder.HasIndex(user => user.NormalizedEmail).IsUnique().HasDatabaseName("EmailIndex");
    }
}
