namespace CxPortal.Web.Features.Journeys;

/// <summary>Registers the services of this feature.</summary>
internal static class JourneysModule
{
    public static IServiceCollection AddJourneysFeature(this IServiceCollection services) => services
        .AddScoped<JourneyQueries>()
        .AddScoped<JourneyFormQueries>()
        .AddScoped<JourneyRules>()
        .AddScoped<JourneyService>()
        .AddScoped<JourneyShelf>();
}
