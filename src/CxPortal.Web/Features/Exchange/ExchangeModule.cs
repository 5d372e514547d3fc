namespace CxPortal.Web.Features.Exchange;

/// <summary>Registers the services of this feature.</summary>
internal static class ExchangeModule
{
    public static IServiceCollection AddExchangeFeature(this IServiceCollection services) => services
        .AddScoped<JourneyDocumentReader>()
        .AddScoped<ChangedSinceExport>()
        .AddScoped<JourneyImportPlanner>()
        .AddScoped<JourneyImportService>()
        .AddScoped<ExchangeMessages>();
}
