using CxPortal.Data;
using CxPortal.Domain.Surveys.Responses;
using CxPortal.Web.Features.SurveyResults.Figures;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.SurveyResults.Answers;

/// <summary>Finds the responses that a query is about, for what cannot be counted from daily counts.</summary>
public sealed class AnswerSelection(CxPortalDbContext database, CountSource source)
{
    /// <summary>The responses of finished imports and of the portal itself, within period and attributes.</summary>
    public async Task<IQueryable<SurveyResponse>> ResponsesAsync(FiguresQuery query, CancellationToken cancellationToken)
    {
        var responses = database.SurveyResponses.AsNoTracking().Where(response => response.SurveyId == query.SurveyId
            && (response.BatchId == null || database.ResponseBatches.Any(batch => batch.Id == response.BatchId && batch.FinishedAt != null)));
        if (query.From is { } from)
        {
            responses = responses.Where(response => response.Day >= from);
        }

        if (query.To is { } to)
        {
            responses = responses.Where(response => response.Day <= to);
        }

        if (query.Where.Count > 0)
        {
            var cuts = (await source.ReadCutsAsync(query.SurveyId, cancellationToken))
                .Where(cut => query.Where.All(value => cut.Values[value.Key] == value.Value)).Select(cut => cut.Id).ToList();
            responses = responses.Where(response => cuts.Contains(response.CutId));
        }

        return responses;
    }

    /// <summary>Names a query, for keys of what was computed for it.</summary>
    public static string KeyOf(FiguresQuery query) => string.Join(
        '|', query.SurveyId, query.From, query.To, string.Join('\u001e', query.Where.OrderBy(value => value.Key).Select(value => value.Key + "=" + value.Value)));
}
