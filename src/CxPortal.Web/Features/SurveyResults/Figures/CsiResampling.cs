using CxPortal.Data;
using CxPortal.Domain.Indices;
using CxPortal.Domain.Surveys.Responses;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.SurveyResults.Figures;

/// <summary>Gives the weighted index of a CSI block its interval, which single answers are needed for.</summary>
public sealed class CsiResampling(CxPortalDbContext database)
{
    /// <summary>The most responses that are resampled while somebody waits; beyond it the index stands without an interval.</summary>
    public const int MaxResponses = 3000;

    /// <summary>The index with its interval; null when there are too many responses, or when an earlier state is wanted, or none is stored any more.</summary>
    /// <param name="column">The CSI block.</param>
    /// <param name="range">The period.</param>
    /// <param name="cuts">The groups that are counted.</param>
    /// <param name="responses">Responses of the group.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<CsiResult?> OfAsync(SurveyColumn column, CountRange range, HashSet<long> cuts, long responses, CancellationToken cancellationToken)
    {
        if (responses is 0 or > MaxResponses || range.AsOf is not null || range.KnownAt is not null)
        {
            return null;
        }

        var found = database.SurveyResponses.AsNoTracking()
            .Where(response => response.SurveyId == range.SurveyId && cuts.Contains(response.CutId)
                && (response.BatchId == null || database.ResponseBatches.Any(batch => batch.Id == response.BatchId && batch.FinishedAt != null)));
        if (range.From is { } from)
        {
            found = found.Where(response => response.Day >= from);
        }

        if (range.To is { } to)
        {
            found = found.Where(response => response.Day <= to);
        }

        var answers = await (from response in found
                             join answer in database.SurveyAnswers on response.Id equals answer.ResponseId
                             where answer.QuestionId == column.Id && answer.Value >= 0
                             orderby answer.ResponseId
                             select new { answer.ResponseId, answer.Item, answer.Value }).ToListAsync(cancellationToken);
        var stored = await found.LongCountAsync(cancellationToken);
        if (stored < responses)
        {
            return null;
        }

        var ratings = answers.GroupBy(answer => answer.ResponseId)
            .Select(one => one.ToDictionary(answer => answer.Item, answer => (double?)answer.Value))
            .Select(one => new CsiRatings(
                [.. column.Rows.Select(row => one.GetValueOrDefault(row.Code + SurveyAnswer.ImportanceOffset))],
                [.. column.Rows.Select(row => one.GetValueOrDefault(row.Code))]))
            .ToList();
        return ratings.Count == 0
            ? null
            : Csi.Of([.. column.Rows.Select(row => row.Key)], ratings, column.Min ?? 1, column.Max ?? 10);
    }
}
