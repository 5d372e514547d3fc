namespace CxPortal.Web.Features.Surveys;

/// <summary>Registers the services of this feature.</summary>
internal static class SurveysModule
{
    public static IServiceCollection AddSurveysFeature(this IServiceCollection services) => services
        .AddScoped<SurveyHeads>()
        .AddScoped<DefinitionProblemTexts>()
        .AddScoped<SurveyRevisions>()
        .AddScoped<SurveyService>();
}
