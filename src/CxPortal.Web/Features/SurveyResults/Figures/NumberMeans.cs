using System.Globalization;
using CxPortal.Data;
using CxPortal.Domain.Statistics;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.SurveyResults.Figures;

/// <summary>Means of number questions, whose values stand among the texts and not among the counts.</summary>
public sealed class NumberMeans(CxPortalDbContext database)
{
    /// <summary>The mean with its interval; null without numbers, for an earlier state, and beyond the number of responses that are read while somebody waits.</summary>
    /// <param name="column">The question.</param>
    /// <param name="range">The period.</param>
    /// <param name="cuts">The groups that are counted.</param>
    /// <param name="responses">Responses of the group.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<Estimate?> OfAsync(SurveyColumn column, CountRange range, HashSet<long> cuts, long responses, CancellationToken cancellationToken)
    {
        if (responses is 0 or > CsiResampling.MaxResponses || range.AsOf is not null || range.KnownAt is not null)
        {
            return null;
        }

        var (first, last) = (range.From ?? DateOnly.MinValue, range.To ?? DateOnly.MaxValue);
        var written = await (from text in database.SurveyTextAnswers.AsNoTracking()
                             join response in database.SurveyResponses on text.ResponseId equals response.Id
                             where text.SurveyId == range.SurveyId && text.QuestionId == column.Id
                                 && cuts.Contains(response.CutId) && response.Day >= first && response.Day <= last
                                 && (response.BatchId == null || database.ResponseBatches.Any(batch => batch.Id == response.BatchId && batch.FinishedAt != null))
                             group text by text.Text into same
                             select new { Text = same.Key, Count = same.LongCount() }).ToListAsync(cancellationToken);
        return Means.Of(
        [
            .. written.Where(number => double.TryParse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
                .Select(number => (double.Parse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture), number.Count)),
        ]);
    }
}
