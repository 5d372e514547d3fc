namespace CxPortal.Web.Features.Measurement;

/// <summary>Registers the services of this feature.</summary>
internal static class MeasurementModule
{
    public static IServiceCollection AddMeasurementFeature(this IServiceCollection services) => services
        .AddScoped<MeasurementQueries>()
        .AddScoped<MeasurementService>()
        .AddScoped<MeasurementExport>();
}
