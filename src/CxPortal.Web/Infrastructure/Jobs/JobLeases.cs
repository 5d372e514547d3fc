using CxPortal.Data;
using CxPortal.Data.Audit;
using CxPortal.Data.Jobs;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Infrastructure.Jobs;

/// <summary>
/// Decides between several instances of the portal which one runs a job. A lease ends by itself, so that an instance that died
/// holds nobody up for longer than <see cref="Length"/>.
/// </summary>
public sealed class JobLeases(CxPortalDbContext database, IDatabaseProvider provider, TimeProvider clock)
{
    /// <summary>For how long a job is held without being renewed.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(5);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Takes a job when it is due and nobody holds it.</summary>
    /// <param name="name">The job.</param>
    /// <param name="holder">Who takes it.</param>
    /// <param name="latestStart">It is due when it last began at this instant (UTC) or before.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Whether it was taken.</returns>
    public async Task<bool> TryTakeAsync(string name, string holder, DateTime latestStart, CancellationToken cancellationToken)
    {
        await EnsureRowAsync(name, cancellationToken);
        var now = Now;
        var until = now + Length;
        return await database.JobLeases
            .Where(lease => lease.Name == name && lease.HeldUntil <= now && (lease.LastStartedAt == null || lease.LastStartedAt <= latestStart))
            .UpdateUnauditedAsync(
                lease => lease.SetProperty(row => row.Holder, holder).SetProperty(row => row.HeldUntil, until).SetProperty(row => row.LastStartedAt, now),
                cancellationToken) == 1;
    }

    /// <summary>Holds a job for longer.</summary>
    /// <returns>Whether it is still held by this holder.</returns>
    public async Task<bool> RenewAsync(string name, string holder, CancellationToken cancellationToken)
    {
        var until = Now + Length;
        return await database.JobLeases.Where(lease => lease.Name == name && lease.Holder == holder)
            .UpdateUnauditedAsync(lease => lease.SetProperty(row => row.HeldUntil, until), cancellationToken) == 1;
    }

    /// <summary>Gives a job back.</summary>
    /// <param name="name">The job.</param>
    /// <param name="holder">Who held it; when somebody else does by now, nothing happens.</param>
    /// <param name="error">What went wrong; null when nothing did.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public Task GiveBackAsync(string name, string holder, string? error, CancellationToken cancellationToken)
    {
        var now = Now;
        return database.JobLeases.Where(lease => lease.Name == name && lease.Holder == holder).UpdateUnauditedAsync(
            lease => lease.SetProperty(row => row.Holder, (string?)null).SetProperty(row => row.HeldUntil, now)
                .SetProperty(row => row.LastEndedAt, now).SetProperty(row => row.LastError, error),
            cancellationToken);
    }

    private async Task EnsureRowAsync(string name, CancellationToken cancellationToken)
    {
        if (await database.JobLeases.AnyAsync(lease => lease.Name == name, cancellationToken))
        {
            return;
        }

        var row = new JobLease { Name = name, HeldUntil = DateTime.UnixEpoch };
        database.JobLeases.Add(row);
        try
        {
            await database.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (provider.IsUniqueViolation(exception))
        {
            // Another instance began at the same time.
            database.Entry(row).State = EntityState.Detached;
        }
    }
}
