using CxPortal.Web.Infrastructure.Jobs;

namespace CxPortal.Web.Features.Intake;

/// <summary>Registers the services of this feature.</summary>
internal static class IntakeModule
{
    public static IServiceCollection AddIntakeFeature(this IServiceCollection services) => services
        .AddSingleton<SurveyChanges>()
        .AddSingleton<LiveSurveys>()
        .AddSingleton<ResponseWriter>()
        .AddSingleton<ISubmissionIntake, SubmissionIntake>()
        .AddScheduledJob<ReceiptsJob>();
}
