using CxPortal.Domain.Surveys.Responses;

namespace CxPortal.Data.Intake;

/// <summary>Keys of the groups that responses belong to, as they were last seen in the database.</summary>
public sealed class CutCache
{
    /// <summary>The most groups a survey gets by links that anybody can change; further ones count without attributes.</summary>
    public const int MaxPerSurvey = 5_000;

    private readonly Dictionary<Cut, long> ids = [];

    /// <summary>The key of a group; null when it is not known here.</summary>
    public long? Find(Submission submission) => ids.TryGetValue(Cut.Of(submission.SurveyId, submission.Cut), out var id) ? id : null;

    /// <summary>Remembers a group.</summary>
    public void Add(long surveyId, IReadOnlyList<string> values, long id) => ids[Cut.Of(surveyId, values)] = id;

    /// <summary>Forgets everything, when a transaction failed that may have made groups.</summary>
    public void Clear() => ids.Clear();

    private readonly record struct Cut(long SurveyId, string Value1, string Value2, string Value3, string Value4)
    {
        public static Cut Of(long surveyId, IReadOnlyList<string> values) => new(surveyId, values[0], values[1], values[2], values[3]);
    }
}
