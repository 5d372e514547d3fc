using CxPortal.Data;
using CxPortal.Data.Audit;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Cases;
using CxPortal.Domain.Surveys.Responses;
using CxPortal.Web.Features.Intake;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Cases;

/// <summary>Opens cases for responses that ask for a call. Of one response comes one case at most: by the first rule that fires.</summary>
public sealed class CaseOpening(CxPortalDbContext database, LiveCaseRules rules, TimeProvider clock)
{
    /// <summary>Answers that are older than this when they are imported open no cases: nobody calls about last year.</summary>
    public static readonly TimeSpan OldestImported = TimeSpan.FromDays(7);

    private const int ChunkSize = 500;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Opens a case for a response when a rule fires; a second call for the same response opens none.</summary>
    /// <returns>Whether one was opened.</returns>
    public async Task<bool> OpenAsync(AcceptedResponse response, CancellationToken cancellationToken)
    {
        var submission = response.Submission;
        foreach (var live in await rules.OfAsync(submission.SurveyId, cancellationToken))
        {
            if (CaseTriggers.Find(live.Rule, live.Columns, submission.Values, submission.Texts) is { } trigger)
            {
                return await AddAsync(live.Rule, response.ResponseId, submission.RespondentId, trigger, cancellationToken);
            }
        }

        return false;
    }

    /// <summary>Opens cases for the answers of an import that has finished, those of the last days.</summary>
    /// <param name="batchId">The import.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>How many were opened.</returns>
    public async Task<int> OpenForBatchAsync(long batchId, CancellationToken cancellationToken)
    {
        var batch = await database.ResponseBatches.Where(row => row.Id == batchId && row.FinishedAt != null)
            .Select(row => new { row.SurveyId }).SingleOrDefaultAsync(cancellationToken);
        if (batch is null || await rules.OfAsync(batch.SurveyId, cancellationToken) is not { Count: > 0 } live)
        {
            return 0;
        }

        var since = Now - OldestImported;
        var responses = await database.SurveyResponses.AsNoTracking().Where(row => row.BatchId == batchId && row.OccurredAt >= since)
            .OrderBy(row => row.Id).ToListAsync(cancellationToken);
        var count = 0;
        foreach (var chunk in responses.Chunk(ChunkSize))
        {
            count += await OpenAsync(live, chunk, cancellationToken);
        }

        return count;
    }

    private async Task<int> OpenAsync(IReadOnlyList<LiveCaseRule> live, SurveyResponse[] responses, CancellationToken cancellationToken)
    {
        var ids = responses.Select(row => row.Id).ToList();
        var columns = live.SelectMany(rule => rule.Columns).Distinct().ToList();
        var values = (await database.SurveyAnswers.AsNoTracking().Where(row => ids.Contains(row.ResponseId) && columns.Contains(row.QuestionId)).ToListAsync(cancellationToken))
            .ToLookup(row => row.ResponseId, row => new AnswerValue(row.QuestionId, row.Item, row.Value));
        var texts = (await database.SurveyTextAnswers.AsNoTracking().Where(row => ids.Contains(row.ResponseId) && columns.Contains(row.QuestionId)).ToListAsync(cancellationToken))
            .ToLookup(row => row.ResponseId, row => new AnswerText(row.QuestionId, row.Text));
        var count = 0;
        foreach (var response in responses)
        {
            var fired = live.Select(rule => (rule.Rule, Trigger: CaseTriggers.Find(rule.Rule, rule.Columns, values[response.Id], texts[response.Id])))
                .FirstOrDefault(rule => rule.Trigger is not null);
            if (fired.Trigger is not null && await AddAsync(fired.Rule, response.Id, response.RespondentId, fired.Trigger, cancellationToken))
            {
                count++;
            }
        }

        return count;
    }

    private async Task<bool> AddAsync(CaseRule rule, long responseId, long? respondentId, string trigger, CancellationToken cancellationToken)
    {
        var isIdentified = await database.Surveys.AnyAsync(row => row.Id == rule.SurveyId && row.Confidentiality == Confidentiality.Identified, cancellationToken);
        if (!isIdentified || await database.FeedbackCases.AnyAsync(row => row.ResponseId == responseId, cancellationToken))
        {
            return false;
        }

        database.FeedbackCases.Add(new FeedbackCase
        {
            SurveyId = rule.SurveyId,
            RuleId = rule.Id,
            ResponseId = responseId,
            RespondentId = respondentId,
            Trigger = trigger.Length <= FeedbackCase.MaxTextLength ? trigger : trigger[..FeedbackCase.MaxTextLength],
            OwnerId = rule.OwnerId,
            OpenedAt = Now,
            DueAt = Now.AddHours(rule.ContactWithinHours),
        });
        await database.SaveChangesAsync(cancellationToken);
        return true;
    }
}

/// <summary>Opens cases for responses as they come in.</summary>
internal sealed class CaseObserver(LiveCaseRules rules, IServiceScopeFactory scopes) : IResponseObserver
{
    public async Task AcceptedAsync(AcceptedResponse response, CancellationToken cancellationToken)
    {
        if ((await rules.OfAsync(response.Submission.SurveyId, cancellationToken)).Count == 0)
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var operation = scope.ServiceProvider.GetRequiredService<OperationContext>();
        (operation.Actor, operation.Operation) = ("cxportal", "Cases.Open");
        await scope.ServiceProvider.GetRequiredService<CaseOpening>().OpenAsync(response, cancellationToken);
    }
}
