namespace CxPortal.Web.Features.Home;

/// <summary>Registers the services of this feature.</summary>
internal static class HomeModule
{
    public static IServiceCollection AddHomeFeature(this IServiceCollection services) => services.AddScoped<HomeQueries>();
}
