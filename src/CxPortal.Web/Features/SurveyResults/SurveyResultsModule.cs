using CxPortal.Web.Features.SurveyResults.Figures;

namespace CxPortal.Web.Features.SurveyResults;

/// <summary>Registers the services of this feature.</summary>
internal static class SurveyResultsModule
{
    public static IServiceCollection AddSurveyResultsFeature(this IServiceCollection services) => services
        .AddScoped<SurveyColumns>()
        .AddScoped<CountSource>()
        .AddScoped<CsiResampling>()
        .AddScoped<SurveyFigures>()
        .AddScoped<FiguresRequests>();
}
