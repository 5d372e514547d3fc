namespace CxPortal.Web.Infrastructure.Backups;

/// <summary>Registers backup and restore.</summary>
internal static class BackupModule
{
    public static IServiceCollection AddBackups(this IServiceCollection services) => services
        .AddScoped<BackupService>()
        .AddScoped<RestoreService>();
}
