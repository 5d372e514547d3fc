namespace CxPortal.Web.Features.Collectors;

/// <summary>Registers the services of this feature.</summary>
internal static class CollectorsModule
{
    public static IServiceCollection AddCollectorsFeature(this IServiceCollection services) => services
        .AddScoped<CollectorQueries>()
        .AddScoped<CollectorService>()
        .AddSingleton<PersonalLinkKey>()
        .AddSingleton<PersonalLinks>();
}
