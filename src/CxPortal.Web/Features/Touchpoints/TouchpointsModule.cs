namespace CxPortal.Web.Features.Touchpoints;

/// <summary>Registers the services of this feature.</summary>
internal static class TouchpointsModule
{
    public static IServiceCollection AddTouchpointsFeature(this IServiceCollection services) => services;
}
