using CxPortal.Web.Features.SurveyResults.Answers;
using CxPortal.Web.Features.SurveyResults.Comments;
using CxPortal.Web.Features.SurveyResults.Export;
using CxPortal.Web.Features.SurveyResults.Figures;
using CxPortal.Web.Features.SurveyResults.Pages;
using CxPortal.Web.Features.SurveyResults.Print;
using CxPortal.Web.Infrastructure.Jobs;

namespace CxPortal.Web.Features.SurveyResults;

/// <summary>Registers the services of this feature.</summary>
internal static class SurveyResultsModule
{
    public static IServiceCollection AddSurveyResultsFeature(this IServiceCollection services) => services
        .AddScoped<SurveyColumns>()
        .AddSingleton<CountCache>()
        .AddScoped<CountSource>()
        .AddScoped<CsiResampling>()
        .AddScoped<NumberMeans>()
        .AddScoped<SurveyFigures>()
        .AddScoped<FiguresRequests>()
        .AddScoped<ResultsFrames>()
        .AddScoped<FigureWords>()
        .AddSingleton<ComputedTables>()
        .AddScoped<AnswerSelection>()
        .AddScoped<DriverCounting>()
        .AddScoped<DriverRequests>()
        .AddScoped<TrendQueries>()
        .AddScoped<ComparisonQueries>()
        .AddScoped<DriversQueries>()
        .AddScoped<CrossTabQueries>()
        .AddScoped<ResponseRateQueries>()
        .AddScoped<CommentQueries>()
        .AddScoped<CommentAgreement>()
        .AddScoped<CommentCodingService>()
        .AddScoped<CommentWords>()
        .AddScoped<MeasuredExperiences>()
        .AddScheduledJob<MeasuredExperienceJob>()
        .AddScoped<ResultsPrint>()
        .AddScoped<ResultsExportService>()
        .AddScoped<ResponsesExportService>();
}
