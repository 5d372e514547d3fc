namespace CxPortal.Web.Infrastructure.Jobs;

/// <summary>Looks every few seconds for jobs that are due, as long as the portal serves.</summary>
public sealed partial class JobRunner(ScheduledJobs jobs, ILogger<JobRunner> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (await NextAsync(timer, stoppingToken))
        {
            try
            {
                await jobs.RunDueAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                // The database may be away for a moment; the next round tries again.
                LogFailure(exception);
            }
        }
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Looking for jobs that are due failed")]
    private partial void LogFailure(Exception exception);
}
