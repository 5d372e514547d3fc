using CxPortal.Data;
using CxPortal.Data.Bulk;
using CxPortal.Domain.Surveys.Responses;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.ResponseImport;

/// <summary>A stored response as it is to be.</summary>
/// <param name="Row">What was read.</param>
/// <param name="Slots">For each attribute of the row its slot.</param>
/// <param name="Questions">Columns that the file speaks about; others stay as they are.</param>
/// <param name="Answers">Its answers in those columns.</param>
/// <param name="Texts">Its texts in those columns.</param>
internal sealed record CorrectedResponse(
    ResponseRow Row, IReadOnlyList<int> Slots, IReadOnlyList<long> Questions, IReadOnlyList<SurveyAnswer> Answers, IReadOnlyList<SurveyTextAnswer> Texts);

/// <summary>Corrections of stored responses: counted while the import loads, stored in its last transaction.</summary>
internal sealed class ResponseCorrections(CxPortalDbContext database, long surveyId)
{
    private readonly List<(SurveyResponse Response, CorrectedResponse Corrected)> prepared = [];

    /// <summary>Reads what is stored, takes its counts back and counts what it will be.</summary>
    public async Task PrepareAsync(
        IReadOnlyList<(long Id, CorrectedResponse Corrected)> corrections, ResponseCuts cuts, ResponseCounts counts, CancellationToken cancellationToken)
    {
        var ids = corrections.Select(correction => correction.Id).ToList();
        var responses = await database.SurveyResponses.AsNoTracking().Where(row => row.SurveyId == surveyId && ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellationToken);
        var answers = (await database.SurveyAnswers.AsNoTracking().Where(row => ids.Contains(row.ResponseId)).ToListAsync(cancellationToken)).ToLookup(row => row.ResponseId);
        foreach (var (id, corrected) in corrections)
        {
            var response = responses[id];
            counts.Add(response.Day, response.CutId, response.IsComplete, answers[id], -1);
            response.CutId = await cuts.IdAsync(corrected.Slots, corrected.Row.Attributes, response.CutId, cancellationToken);
            response.ContentHash = corrected.Row.Hash;
            if (corrected.Row.At is { } at)
            {
                (response.Day, response.OccurredAt) = (at.Day, at.Utc);
            }

            counts.Add(
                response.Day, response.CutId, response.IsComplete,
                answers[id].Where(answer => !corrected.Questions.Contains(answer.QuestionId)).Concat(corrected.Answers), 1);
            prepared.Add((response, corrected));
        }
    }

    /// <summary>Stores them, inside the caller's transaction.</summary>
    public async Task StoreAsync(BulkInsert<SurveyAnswer> answers, BulkInsert<SurveyTextAnswer> texts, CancellationToken cancellationToken)
    {
        foreach (var chunk in prepared.Chunk(500))
        {
            var ids = chunk.Select(correction => correction.Response.Id).ToList();
            var questions = chunk[0].Corrected.Questions;
            await BulkDelete.WhereAsync<SurveyAnswer>(
                database, cancellationToken, (nameof(SurveyAnswer.ResponseId), ids), (nameof(SurveyAnswer.QuestionId), questions));
            await BulkDelete.WhereAsync<SurveyTextAnswer>(
                database, cancellationToken, (nameof(SurveyTextAnswer.ResponseId), ids), (nameof(SurveyTextAnswer.QuestionId), questions));
            await answers.InsertAsync([.. chunk.SelectMany(correction => correction.Corrected.Answers)], cancellationToken);
            await texts.InsertAsync([.. chunk.SelectMany(correction => correction.Corrected.Texts)], cancellationToken);
            foreach (var (response, _) in chunk)
            {
                database.SurveyResponses.Update(response);
            }

            await database.SaveChangesAsync(cancellationToken);
        }
    }
}
