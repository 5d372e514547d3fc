using CxPortal.Web.Infrastructure.Tables;

namespace CxPortal.Web.Features.ResponseImport;

/// <summary>Registers the services of this feature.</summary>
internal static class ResponseImportModule
{
    public static IServiceCollection AddResponseImportFeature(this IServiceCollection services) => services
        .AddScoped<TableMessages>()
        .AddScoped<ImportTargets>()
        .AddScoped<ResponseBatches>()
        .AddScoped<ResponseImportService>()
        .AddScoped<WizardService>();
}
