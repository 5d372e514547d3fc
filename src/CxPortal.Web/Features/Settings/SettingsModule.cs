namespace CxPortal.Web.Features.Settings;

/// <summary>Registers the services of this feature.</summary>
internal static class SettingsModule
{
    public static IServiceCollection AddSettingsFeature(this IServiceCollection services) => services.AddScoped<SettingsService>();
}
