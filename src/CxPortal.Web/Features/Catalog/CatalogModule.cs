namespace CxPortal.Web.Features.Catalog;

/// <summary>Registers the services of this feature.</summary>
internal static class CatalogModule
{
    public static IServiceCollection AddCatalogFeature(this IServiceCollection services) => services
        .AddScoped<CatalogLookup>()
        .AddScoped<CatalogSuggestions>()
        .AddScoped<CatalogService>();
}
