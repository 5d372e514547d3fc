using CxPortal.Data;
using CxPortal.Web.Infrastructure.Jobs;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Intake;

/// <summary>Drops receipts of responses after a day: by then no browser sends the same form again, and nothing needs to be remembered of it.</summary>
internal sealed class ReceiptsJob(CxPortalDbContext database, TimeProvider clock) : IScheduledJob
{
    /// <summary>Rows of one statement, so that responses never wait for long.</summary>
    private const int Chunk = 2_000;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <inheritdoc />
    public static string Name => "submission-receipts";

    /// <inheritdoc />
    public static JobSchedule Schedule => JobSchedule.Every(TimeSpan.FromHours(1));

    /// <inheritdoc />
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow().UtcDateTime - Kept;
        while (await database.Database.ExecuteSqlAsync($"""
            DELETE FROM "SubmissionReceipts" WHERE "KeyHash" IN (SELECT "KeyHash" FROM "SubmissionReceipts" WHERE "AcceptedAt" < {before} LIMIT {Chunk})
            """, cancellationToken) == Chunk)
        {
            await Task.Yield();
        }
    }
}
