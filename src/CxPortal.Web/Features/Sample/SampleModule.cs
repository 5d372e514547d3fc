namespace CxPortal.Web.Features.Sample;

/// <summary>Registers the services of this feature.</summary>
internal static class SampleModule
{
    public static IServiceCollection AddSampleFeature(this IServiceCollection services) => services;
}
