namespace CxPortal.Data.Intake;

/// <summary>Keeps limits and quotas within one transaction: counts come from the database once, the batch adds its own.</summary>
public sealed class BatchLimits
{
    private readonly Dictionary<(long SurveyId, long QuestionId, int Value), long> counts = [];

    /// <summary>The counts that a response needs and that are not known yet; those of limits have question 0 and value 1.</summary>
    public IEnumerable<(long SurveyId, long QuestionId, int Value)> Missing(ResponseToStore response)
    {
        var surveyId = response.Submission.SurveyId;
        if (response.Limit is not null && !counts.ContainsKey((surveyId, 0, 1)))
        {
            yield return (surveyId, 0, 1);
        }

        foreach (var quota in response.Quotas)
        {
            if (!counts.ContainsKey((surveyId, quota.QuestionId, quota.Code)))
            {
                yield return (surveyId, quota.QuestionId, quota.Code);
            }
        }
    }

    /// <summary>Takes a count from the database.</summary>
    public void Set((long SurveyId, long QuestionId, int Value) key, long count) => counts[key] = count;

    /// <summary>Whether a response is still taken; when it is, it is counted.</summary>
    public ResponseFate Admit(ResponseToStore response)
    {
        var surveyId = response.Submission.SurveyId;
        if (response.Limit is { } limit && counts[(surveyId, 0, 1)] >= limit)
        {
            return ResponseFate.LimitReached;
        }

        if (response.Quotas.Any(quota => counts[(surveyId, quota.QuestionId, quota.Code)] >= quota.Limit))
        {
            return ResponseFate.QuotaFull;
        }

        if (response.Limit is not null)
        {
            counts[(surveyId, 0, 1)]++;
        }

        foreach (var quota in response.Quotas)
        {
            counts[(surveyId, quota.QuestionId, quota.Code)]++;
        }

        return ResponseFate.Stored;
    }
}
