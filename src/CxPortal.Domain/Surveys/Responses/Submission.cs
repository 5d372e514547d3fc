namespace CxPortal.Domain.Surveys.Responses;

/// <summary>
/// One response as it is handed in, by the respondent's pages, the API or a kiosk alike: checked against its revision, not stored yet.
/// </summary>
/// <param name="SurveyId">The survey.</param>
/// <param name="Revision">The revision it was begun with.</param>
/// <param name="Language">Language it was answered in, as a two-letter code.</param>
/// <param name="Cut">Values of the declared attributes by slot, always four; empty where there is none.</param>
/// <param name="IsComplete">Whether the respondent reached the end.</param>
/// <param name="Values">Values of the questions that were shown.</param>
/// <param name="Texts">Words, numbers and days of the questions that were shown.</param>
/// <param name="IdempotencyKey">What tells a repetition from a new response: the same key counts once within a survey.</param>
public sealed record Submission(
    long SurveyId,
    int Revision,
    string Language,
    IReadOnlyList<string> Cut,
    bool IsComplete,
    IReadOnlyList<AnswerValue> Values,
    IReadOnlyList<AnswerText> Texts,
    string IdempotencyKey)
{
    /// <summary>Number of attributes in a <see cref="Cut"/>.</summary>
    public const int CutLength = SurveyAttribute.MaxPerSurvey;

    /// <summary>A cut without values.</summary>
    public static IReadOnlyList<string> NoCut { get; } = ["", "", "", ""];

    /// <summary>Key of the outcome that is shown at the end; null where the survey has none.</summary>
    public string? Outcome { get; init; }

    /// <summary>SHA-256 of the personal link's token, which is spent by this response; null for other ways.</summary>
    public string? InvitationTokenHash { get; init; }

    /// <summary>The invitation; kept for identified surveys only.</summary>
    public long? InvitationId { get; init; }

    /// <summary>Who answers; kept for identified surveys only.</summary>
    public long? RespondentId { get; init; }

    /// <summary>When it was given (UTC), for programs that hand it in later; null for now. Of anonymous surveys only its day is kept.</summary>
    public DateTime? OccurredAt { get; init; }
}

/// <summary>The value of one question, or of one row of it, as <see cref="SurveyAnswer"/> holds it.</summary>
/// <param name="QuestionId">The column.</param>
/// <param name="Item">As in <see cref="SurveyAnswer.Item"/>.</param>
/// <param name="Value">As in <see cref="SurveyAnswer.Value"/>.</param>
public readonly record struct AnswerValue(long QuestionId, int Item, int Value);

/// <summary>A text, as <see cref="SurveyTextAnswer"/> holds it.</summary>
/// <param name="QuestionId">The column.</param>
/// <param name="Text">The text, at most <see cref="SurveyTextAnswer.MaxTextLength"/> characters.</param>
public readonly record struct AnswerText(long QuestionId, string Text);
