using CxPortal.Data;
using CxPortal.Domain.Statistics;
using CxPortal.Domain.Surveys.Cases;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Cases.Figures;

/// <summary>A share of cases.</summary>
/// <param name="Count">Cases with the property.</param>
/// <param name="N">Cases that could have it.</param>
public sealed record CaseShare(int Count, int N)
{
    /// <summary>The share with its interval; null without cases.</summary>
    public Estimate? Estimate => Wilson.Of(Count, N);
}

/// <summary>How well the loop is closed.</summary>
/// <param name="SurveyId">The survey; null for all.</param>
/// <param name="Surveys">Surveys that have cases.</param>
/// <param name="AsOf">As of when (UTC).</param>
/// <param name="Total">Cases.</param>
public sealed record CaseFiguresView(long? SurveyId, IReadOnlyList<(long Id, string Title)> Surveys, DateTime AsOf, int Total)
{
    /// <summary>Clients contacted by their due instant, of those whose due instant has passed; unfounded cases that nobody contacted do not count.</summary>
    public required CaseShare ContactedInTime { get; init; }

    /// <summary>Median hours from opening to the first contact; null without contacts.</summary>
    public required double? MedianHours { get; init; }

    /// <summary>Number of contacts behind the median.</summary>
    public required int Contacts { get; init; }

    /// <summary>Closed cases with a cause.</summary>
    public required CaseShare WithCause { get; init; }

    /// <summary>Recovered, of those closed.</summary>
    public required CaseShare Recovered { get; init; }

    /// <summary>Closed cases by cause, the most frequent first.</summary>
    public required IReadOnlyList<(CaseCause Cause, int Count)> Causes { get; init; }

    /// <summary>Mean change of the score of recovered clients who were asked again; null where none was.</summary>
    public required Estimate? LaterScore { get; init; }

    /// <summary>How many recovered clients were asked again and answered.</summary>
    public required int LaterScores { get; init; }

    /// <summary>Recovered clients who had left after 90 days, of those known.</summary>
    public required CaseShare ChurnOfRecovered { get; init; }

    /// <summary>The same of the other closed cases.</summary>
    public required CaseShare ChurnOfOthers { get; init; }
}

/// <summary>
/// Computes how well the loop is closed. A later score and churn are shown as such: what they would be worth in money is no figure of
/// cases, since contentment after a recovery does not foretell what clients buy.
/// </summary>
public sealed class CaseFigures(CxPortalDbContext database, TimeProvider clock)
{
    /// <summary>The figures of one survey, or of all.</summary>
    public async Task<CaseFiguresView> ComputeAsync(long? surveyId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var cases = await database.FeedbackCases.AsNoTracking().Where(row => surveyId == null || row.SurveyId == surveyId).ToListAsync(cancellationToken);
        var surveys = await database.Surveys.Where(survey => database.FeedbackCases.Any(row => row.SurveyId == survey.Id))
            .OrderBy(survey => survey.SearchText).Select(survey => new { survey.Id, survey.Title }).ToListAsync(cancellationToken);
        var due = cases.Where(row => row.DueAt <= now && !(row is { Outcome: CaseOutcome.Unfounded, ContactedAt: null })).ToList();
        var closed = cases.Where(row => row.ClosedAt is not null).ToList();
        var hours = cases.Where(row => row.ContactedAt is not null).Select(row => (row.ContactedAt!.Value - row.OpenedAt).TotalHours).Order().ToList();
        var changes = await ChangesAsync(closed.FindAll(row => row.Outcome == CaseOutcome.Recovered), cancellationToken);
        return new CaseFiguresView(surveyId, surveys.ConvertAll(survey => (survey.Id, survey.Title)), now, cases.Count)
        {
            ContactedInTime = new CaseShare(due.Count(row => row.ContactedAt <= row.DueAt), due.Count),
            MedianHours = hours.Count == 0 ? null : Quantiles.OfSorted(hours, 0.5),
            Contacts = hours.Count,
            WithCause = new CaseShare(closed.Count(row => row.Cause is not null), closed.Count),
            Recovered = new CaseShare(closed.Count(row => row.Outcome == CaseOutcome.Recovered), closed.Count),
            Causes = [.. closed.Where(row => row.Cause is not null).GroupBy(row => row.Cause!.Value).Select(same => (same.Key, same.Count())).OrderByDescending(same => same.Item2)],
            LaterScore = changes.Count == 0 ? null : Means.Of([.. changes.Select(change => ((double)change, 1L))]),
            LaterScores = changes.Count,
            ChurnOfRecovered = Churn(closed.Where(row => row.Outcome == CaseOutcome.Recovered)),
            ChurnOfOthers = Churn(closed.Where(row => row.Outcome != CaseOutcome.Recovered)),
        };
    }

    private static CaseShare Churn(IEnumerable<FeedbackCase> cases)
    {
        var known = cases.Where(row => row.ChurnedAfter90Days is not null).ToList();
        return new CaseShare(known.Count(row => row.ChurnedAfter90Days == true), known.Count);
    }

    /// <summary>Later score less first score, of recovered clients who answered the same question of the same survey after their case was closed.</summary>
    private async Task<List<int>> ChangesAsync(List<FeedbackCase> recovered, CancellationToken cancellationToken)
    {
        var ids = recovered.Select(row => row.Id).ToList();
        var later = await (from row in database.FeedbackCases
                           join rule in database.CaseRules on row.RuleId equals rule.Id
                           join question in database.SurveyQuestions on new { row.SurveyId, Key = rule.QuestionKey } equals new { question.SurveyId, question.Key }
                           join first in database.SurveyAnswers on new { ResponseId = row.ResponseId!.Value, QuestionId = question.Id } equals new { first.ResponseId, first.QuestionId }
                           join response in database.SurveyResponses on new { row.SurveyId, row.RespondentId } equals new { response.SurveyId, response.RespondentId }
                           join second in database.SurveyAnswers on new { ResponseId = response.Id, QuestionId = question.Id } equals new { second.ResponseId, second.QuestionId }
                           where ids.Contains(row.Id) && rule.AtMost != null && row.RespondentId != null && response.Id != row.ResponseId && response.OccurredAt > row.ClosedAt
                               && first.Item == 0 && first.Value >= 0 && second.Item == 0 && second.Value >= 0
                           select new { row.Id, response.OccurredAt, Change = second.Value - first.Value }).ToListAsync(cancellationToken);
        return [.. later.GroupBy(row => row.Id).Select(same => same.MinBy(row => row.OccurredAt)!.Change)];
    }
}
