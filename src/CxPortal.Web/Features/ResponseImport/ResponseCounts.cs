using CxPortal.Domain.Surveys.Responses;

namespace CxPortal.Web.Features.ResponseImport;

/// <summary>
/// Daily counts that an import brings. A corrected response takes its old counts back under the import's own batch, so that old and
/// new figures change at the one moment at which the batch becomes visible.
/// </summary>
internal sealed class ResponseCounts
{
    private readonly Dictionary<(DateOnly Day, long CutId, long QuestionId, int Item, int Value), long> counts = [];

    /// <summary>Counts a complete or partial response, or takes it back.</summary>
    /// <param name="day">Its day.</param>
    /// <param name="cutId">Its group.</param>
    /// <param name="isComplete">Whether the respondent reached the end.</param>
    /// <param name="answers">Its answers.</param>
    /// <param name="sign">1 to count, -1 to take back.</param>
    public void Add(DateOnly day, long cutId, bool isComplete, IEnumerable<SurveyAnswer> answers, int sign)
    {
        Add((day, cutId, 0, 0, isComplete ? 1 : 0), sign);
        foreach (var answer in answers)
        {
            Add((day, cutId, answer.QuestionId, answer.Item, answer.Value), sign);
        }
    }

    /// <summary>The counts as rows; those that cancel out are left out.</summary>
    public List<SurveyDailyCount> Rows(long surveyId, long batchId) =>
    [
        .. counts.Where(count => count.Value != 0).Select(count => new SurveyDailyCount
        {
            SurveyId = surveyId,
            Day = count.Key.Day,
            CutId = count.Key.CutId,
            QuestionId = count.Key.QuestionId,
            Item = count.Key.Item,
            Value = count.Key.Value,
            BatchId = batchId,
            Count = count.Value,
        }),
    ];

    private void Add((DateOnly, long, long, int, int) key, int sign) => counts[key] = counts.GetValueOrDefault(key) + sign;
}
