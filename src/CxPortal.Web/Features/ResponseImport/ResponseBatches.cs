using CxPortal.Data;
using CxPortal.Data.Bulk;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Responses;
using CxPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.ResponseImport;

/// <summary>Removes what imports left behind that were never finished; nothing of it was ever visible.</summary>
public sealed partial class ResponseBatches(CxPortalDbContext database, PortalOptions options, ILogger<ResponseBatches> log)
{
    private const int ChunkSize = 2_000;

    /// <summary>Sweeps all surveys that nobody is importing into.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var unfinished = await database.Surveys.AsNoTracking()
            .Where(survey => database.ResponseBatches.Any(batch => batch.SurveyId == survey.Id && batch.FinishedAt == null))
            .Select(survey => survey.Key)
            .ToListAsync(cancellationToken);
        foreach (var key in unfinished)
        {
            using var held = ImportLock.TryTake(options, key);
            if (held is not null)
            {
                await SweepAsync(key, cancellationToken);
            }
        }
    }

    /// <summary>Sweeps one survey, whose lock the caller holds. A survey that an unfinished import made goes too.</summary>
    public async Task SweepAsync(string surveyKey, CancellationToken cancellationToken)
    {
        database.ChangeTracker.Clear();
        var batches = await database.ResponseBatches
            .Where(batch => batch.FinishedAt == null && database.Surveys.Any(survey => survey.Id == batch.SurveyId && survey.Key == surveyKey))
            .ToListAsync(cancellationToken);
        foreach (var batch in batches)
        {
            await RemoveResponsesAsync(batch.Id, cancellationToken);
            await database.Database.ExecuteSqlAsync(
                $"""DELETE FROM "SurveyDailyCounts" WHERE "SurveyId" = {batch.SurveyId} AND "BatchId" = {batch.Id}""", cancellationToken);
            LogSwept(batch.Source, surveyKey);
        }

        database.ResponseBatches.RemoveRange(batches);
        var survey = await database.Surveys.Include(row => row.Attributes)
            .SingleOrDefaultAsync(row => row.Key == surveyKey && row.Origin == SurveyOrigin.Imported && row.CurrentRevision == null, cancellationToken);
        if (survey is not null)
        {
            database.SurveyQuestions.RemoveRange(await database.SurveyQuestions.Where(column => column.SurveyId == survey.Id).ToListAsync(cancellationToken));
            database.SurveyCuts.RemoveRange(await database.SurveyCuts.Where(cut => cut.SurveyId == survey.Id).ToListAsync(cancellationToken));
            database.Surveys.Remove(survey);
        }

        await database.SaveChangesAsync(cancellationToken);
    }

    /// <summary>A few at a time, so that nobody waits long for the database.</summary>
    private async Task RemoveResponsesAsync(long batchId, CancellationToken cancellationToken)
    {
        while (true)
        {
            var ids = await database.SurveyResponses.AsNoTracking()
                .Where(response => response.BatchId == batchId)
                .OrderBy(response => response.Id)
                .Select(response => response.Id)
                .Take(ChunkSize)
                .ToListAsync(cancellationToken);
            if (ids.Count == 0)
            {
                return;
            }

            await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
            await BulkDelete.WhereAsync<SurveyAnswer>(database, cancellationToken, (nameof(SurveyAnswer.ResponseId), ids));
            await BulkDelete.WhereAsync<SurveyTextAnswer>(database, cancellationToken, (nameof(SurveyTextAnswer.ResponseId), ids));
            await BulkDelete.WhereAsync<SurveyResponse>(database, cancellationToken, (nameof(SurveyResponse.Id), ids));
            await transaction.CommitAsync(cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The unfinished import of {Source} into {Survey} was removed")]
    private partial void LogSwept(string source, string survey);
}
