using CxPortal.Web.Infrastructure.Jobs;

namespace CxPortal.Web.Features.SurveyResults.Answers;

/// <summary>Brings what surveys measured into the emotion curves of journeys, every hour.</summary>
public sealed class MeasuredExperienceJob(MeasuredExperiences experiences) : IScheduledJob
{
    /// <inheritdoc />
    public static string Name => "measured-experience";

    /// <inheritdoc />
    public static JobSchedule Schedule => JobSchedule.Every(TimeSpan.FromHours(1));

    /// <inheritdoc />
    public Task RunAsync(CancellationToken cancellationToken) => experiences.RefreshAsync(cancellationToken);
}
