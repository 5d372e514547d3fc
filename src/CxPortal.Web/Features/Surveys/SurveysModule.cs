using CxPortal.Web.Features.Surveys.Building;
using CxPortal.Web.Features.Surveys.List;
using CxPortal.Web.Features.Surveys.Publishing;
using CxPortal.Web.Features.Surveys.SurveySettings;
using CxPortal.Web.Features.Surveys.Translating;

namespace CxPortal.Web.Features.Surveys;

/// <summary>Registers the services of this feature.</summary>
internal static class SurveysModule
{
    public static IServiceCollection AddSurveysFeature(this IServiceCollection services) => services
        .AddScoped<SurveyHeads>()
        .AddScoped<DefinitionProblemTexts>()
        .AddScoped<SurveyRevisions>()
        .AddScoped<SurveyPlaces>()
        .AddScoped<SurveyQueries>()
        .AddScoped<BuilderQueries>()
        .AddScoped<DraftEditor>()
        .AddScoped<QuestionSaving>()
        .AddScoped<PublicationQueries>()
        .AddScoped<SurveyShelf>()
        .AddScoped<SurveySettingsService>()
        .AddScoped<TranslationService>()
        .AddScoped<SurveyService>();
}
