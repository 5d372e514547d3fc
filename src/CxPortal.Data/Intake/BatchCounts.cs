using System.Runtime.InteropServices;

namespace CxPortal.Data.Intake;

/// <summary>What a batch adds to the daily counts, summed up so that each count is written once.</summary>
public sealed class BatchCounts
{
    private readonly Dictionary<CountKey, long> counts = [];

    /// <summary>Counts in the order of their keys, so that two writers never wait for each other crosswise.</summary>
    public IEnumerable<KeyValuePair<CountKey, long>> InOrder => counts.OrderBy(count =>
        (count.Key.SurveyId, count.Key.Day, count.Key.CutId, count.Key.QuestionId, count.Key.Item, count.Key.Value));

    /// <summary>Counts one response.</summary>
    /// <param name="response">The response.</param>
    /// <param name="cutId">The group it belongs to.</param>
    public void Add(ResponseToStore response, long cutId)
    {
        var submission = response.Submission;
        Increment(new CountKey(submission.SurveyId, response.Day, cutId, 0, 0, submission.IsComplete ? 1 : 0));
        foreach (var value in submission.Values)
        {
            Increment(new CountKey(submission.SurveyId, response.Day, cutId, value.QuestionId, value.Item, value.Value));
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Clear() => counts.Clear();

    private void Increment(CountKey key) => CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _)++;
}

/// <summary>Which daily count.</summary>
/// <param name="SurveyId">The survey.</param>
/// <param name="Day">The day.</param>
/// <param name="CutId">The group.</param>
/// <param name="QuestionId">The column; 0 counts responses.</param>
/// <param name="Item">The item.</param>
/// <param name="Value">The value.</param>
public readonly record struct CountKey(long SurveyId, DateOnly Day, long CutId, long QuestionId, int Item, int Value);
