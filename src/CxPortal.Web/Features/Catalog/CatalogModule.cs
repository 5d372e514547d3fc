namespace CxPortal.Web.Features.Catalog;

/// <summary>Registers the services of this feature.</summary>
internal static class CatalogModule
{
    public static IServiceCollection AddCatalogFeature(this IServiceCollection services) => services
        .Configure<RouteOptions>(routes => routes.ConstraintMap[CatalogSections.Constraint] = typeof(CatalogSections.SectionConstraint))
        .AddScoped<CatalogLookup>()
        .AddScoped<CatalogSuggestions>()
        .AddScoped<CatalogService>()
        .AddScoped<CatalogAliases>()
        .AddScoped<CatalogQueries>()
        .AddScoped<CatalogMerge>()
        .AddScoped<CatalogMergeQueries>()
        .AddScoped<UnmatchedNames>();
}
