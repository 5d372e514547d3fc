using CxPortal.Data;
using CxPortal.Domain.Indices;
using CxPortal.Domain.Surveys.Responses;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.SurveyResults.Figures;

/// <summary>Gives the weighted index of a CSI block its interval, which single answers are needed for.</summary>
public sealed class CsiResampling(CxPortalDbContext database)
{
    /// <summary>The most responses that are resampled while somebody waits; beyond it the index stands without an interval.</summary>
    public const int MaxResponses = 50_000;

    /// <summary>The most responses that are drawn anew again and again; the interval of more comes from one pass over them.</summary>
    public const int MaxResampled = 2000;

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

        var stored = await found.LongCountAsync(cancellationToken);
        return stored < responses ? null : await CountAsync(column, found, responses <= MaxResampled, cancellationToken);
    }

    private async Task<CsiResult?> CountAsync(SurveyColumn column, IQueryable<SurveyResponse> found, bool isResampled, CancellationToken cancellationToken)
    {
        var answers = from response in found
                      join answer in database.SurveyAnswers on response.Id equals answer.ResponseId
                      where answer.QuestionId == column.Id && answer.Value >= 0
                      orderby answer.ResponseId
                      select new { answer.ResponseId, answer.Item, answer.Value };
        List<string> keys = [.. column.Rows.Select(row => row.Key)];
        var (moments, resampled) = (new CsiMoments(keys), new List<CsiRatings>());
        var (current, given) = (0L, new Dictionary<int, double?>());
        void Take()
        {
            if (given.Count > 0)
            {
                var ratings = RatingsOf(column, given);
                moments.Add(ratings);
                if (isResampled)
                {
                    resampled.Add(ratings);
                }

                given.Clear();
            }
        }

        await foreach (var answer in answers.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (answer.ResponseId != current)
            {
                Take();
                current = answer.ResponseId;
            }

            given[answer.Item] = answer.Value;
        }

        Take();
        var (lowest, highest) = (column.Min ?? 1, column.Max ?? 10);
        return isResampled ? Csi.Of(keys, resampled, lowest, highest) : moments.Result(lowest, highest);
    }

    private static CsiRatings RatingsOf(SurveyColumn column, Dictionary<int, double?> given) => new(
        [.. column.Rows.Select(row => given.GetValueOrDefault(row.Code + SurveyAnswer.ImportanceOffset))],
        [.. column.Rows.Select(row => given.GetValueOrDefault(row.Code))]);
}
