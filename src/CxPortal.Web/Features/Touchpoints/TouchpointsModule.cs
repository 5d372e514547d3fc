using CxPortal.Web.Infrastructure.Files;

namespace CxPortal.Web.Features.Touchpoints;

/// <summary>Registers the services of this feature.</summary>
internal static class TouchpointsModule
{
    public static IServiceCollection AddTouchpointsFeature(this IServiceCollection services) => services
        .AddScoped<FileStore>()
        .AddScoped<CardQueries>()
        .AddScoped<CardReader>()
        .AddScoped<CardService>()
        .AddScoped<PictureQueries>()
        .AddScoped<PictureReceiver>()
        .AddScoped<PictureService>()
        .AddSingleton<IPictureEngine, ChromiumPictureEngine>();
}
