using CxPortal.Data.Audit;
using CxPortal.Web.Infrastructure.Localization;

namespace CxPortal.Web.Infrastructure.Jobs;

/// <summary>Runs the jobs that are due.</summary>
public sealed partial class ScheduledJobs(
    IEnumerable<JobRegistration> jobs, IServiceScopeFactory scopes, OrganisationClock organisation, TimeProvider clock, ILogger<ScheduledJobs> log)
{
    private static readonly TimeSpan Renewal = TimeSpan.FromMinutes(1);

    private readonly string holder = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():N}";

    /// <summary>Runs each job that is due and that no other instance holds, one after the other.</summary>
    /// <returns>How many were run.</returns>
    public async Task<int> RunDueAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var job in jobs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var latestStart = job.Schedule.LatestStart(clock.GetUtcNow().UtcDateTime, organisation.Zone);
            if (await OnLeasesAsync(leases => leases.TryTakeAsync(job.Name, holder, latestStart, cancellationToken)))
            {
                await RunAsync(job, cancellationToken);
                count++;
            }
        }

        return count;
    }

    private async Task RunAsync(JobRegistration job, CancellationToken cancellationToken)
    {
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var renewal = RenewAsync(job, lost, done.Token);
        string? error = null;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var operation = scope.ServiceProvider.GetRequiredService<OperationContext>();
            operation.Actor = "cxportal";
            operation.Operation = "Jobs." + job.Name;
            await ((IScheduledJob)scope.ServiceProvider.GetRequiredService(job.Type)).RunAsync(lost.Token);
        }
        catch (OperationCanceledException) when (lost.IsCancellationRequested)
        {
            error = "Stopped before the end.";
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // One job that fails must not keep the others from their work.
            LogFailure(job.Name, exception);
            error = exception.Message;
        }

        await done.CancelAsync();
        await renewal;
        await OnLeasesAsync(async leases =>
        {
            await leases.GiveBackAsync(job.Name, holder, error, CancellationToken.None);
            return true;
        });
    }

    private async Task RenewAsync(JobRegistration job, CancellationTokenSource lost, CancellationToken done)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Renewal, done);
                if (!await OnLeasesAsync(leases => leases.RenewAsync(job.Name, holder, done)))
                {
                    await lost.CancelAsync();
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (done.IsCancellationRequested)
        {
            LogEnd(job.Name);
        }
    }

    private async Task<bool> OnLeasesAsync(Func<JobLeases, Task<bool>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<JobLeases>());
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The job {Job} failed")]
    private partial void LogFailure(string job, Exception exception);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The job {Job} has ended")]
    private partial void LogEnd(string job);
}
