using CxPortal.Data;
using CxPortal.Data.Audit;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Contacts.Erasure;

/// <summary>Deletes single responses with all that was said in them. Their counts stay, so that figures do not change.</summary>
public sealed class ResponseEraser(CxPortalDbContext database)
{
    /// <summary>The most responses of one call, so that no other writer waits for long.</summary>
    public const int MostAtOnce = 500;

    /// <summary>Deletes responses in one transaction, or in the caller's. Cases that they opened stay and no longer lead to them.</summary>
    /// <param name="ids">The responses, at most <see cref="MostAtOnce"/>.</param>
    /// <param name="cancellationToken">Stops the work; nothing is deleted then.</param>
    public async Task EraseAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ids.Count, MostAtOnce);
        await using var transaction = database.Database.CurrentTransaction is null ? await database.Database.BeginTransactionAsync(cancellationToken) : null;
        database.CommentCodes.RemoveRange(await database.CommentCodes.Where(row => ids.Contains(row.ResponseId)).ToListAsync(cancellationToken));
        foreach (var feedback in await database.FeedbackCases.Where(row => row.ResponseId != null && ids.Contains(row.ResponseId.Value)).ToListAsync(cancellationToken))
        {
            feedback.ResponseId = null;
        }

        await database.SaveChangesAsync(cancellationToken);
        await database.SurveyAnswers.Where(row => ids.Contains(row.ResponseId)).DeleteUnauditedAsync(cancellationToken);
        await database.SurveyTextAnswers.Where(row => ids.Contains(row.ResponseId)).DeleteUnauditedAsync(cancellationToken);
        await database.SurveyResponses.Where(row => ids.Contains(row.Id)).DeleteUnauditedAsync(cancellationToken);
        if (transaction is not null)
        {
            await transaction.CommitAsync(cancellationToken);
        }
    }
}
