using System.Data.Common;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Collection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CxPortal.Web.Features.Intake;

/// <summary>Notices when this process changes a survey, so that respondents meet it as it is at once.</summary>
public sealed class SurveyChanges : SaveChangesInterceptor, IDbTransactionInterceptor
{
    private int generation;
    private int pending;

    /// <summary>Rises after each change.</summary>
    public int Generation => Volatile.Read(ref generation);

    /// <inheritdoc />
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context?.ChangeTracker.Entries().Any(entry => entry.State != EntityState.Unchanged
            && entry.Entity is Survey or SurveyRevision or SurveyQuestion or SurveyAttribute or SurveyCollector) == true)
        {
            Volatile.Write(ref pending, 1);
        }

        return ValueTask.FromResult(result);
    }

    /// <inheritdoc />
    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        // Within a transaction others see the change when that ends.
        if (eventData.Context?.Database.CurrentTransaction is null)
        {
            Raise();
        }

        return ValueTask.FromResult(result);
    }

    /// <inheritdoc />
    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Raise();
        return Task.CompletedTask;
    }

    private void Raise()
    {
        if (Interlocked.Exchange(ref pending, 0) == 1)
        {
            Interlocked.Increment(ref generation);
        }
    }
}
