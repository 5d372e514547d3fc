namespace CxPortal.Web.Features.Audit;

/// <summary>Registers the services of this feature.</summary>
internal static class AuditModule
{
    public static IServiceCollection AddAuditFeature(this IServiceCollection services) => services
        .AddScoped<AuditQueries>()
        .AddScoped<AuditExport>()
        .AddScoped<AuditNames>()
        .AddScoped<AuditWords>();
}
