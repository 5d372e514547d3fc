using CxPortal.Data;
using CxPortal.Data.Audit;
using CxPortal.Web.Infrastructure.Jobs;

namespace CxPortal.Web.Features.Contacts.Erasure;

/// <summary>
/// Drops what is kept for a short while only: receipts, which tell a repeated submission from a new one, after a day; answers that
/// somebody began by a personal link and never finished, after <see cref="ProgressDays"/>.
/// </summary>
public sealed class CleanUpJob(CxPortalDbContext database, TimeProvider clock) : IScheduledJob
{
    /// <summary>For how many days unfinished answers wait to be gone on with.</summary>
    public const int ProgressDays = 60;

    /// <inheritdoc />
    public static string Name => "clean-up";

    /// <inheritdoc />
    public static JobSchedule Schedule => JobSchedule.Every(TimeSpan.FromHours(1));

    /// <inheritdoc />
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var receipts = now.AddDays(-1);
        var progress = now.AddDays(-ProgressDays);
        await database.SubmissionReceipts.Where(row => row.AcceptedAt < receipts).DeleteUnauditedAsync(cancellationToken);
        await database.SurveyProgresses.Where(row => row.ChangedAt < progress).DeleteUnauditedAsync(cancellationToken);
    }
}
