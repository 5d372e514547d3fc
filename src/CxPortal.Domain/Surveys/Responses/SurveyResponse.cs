namespace CxPortal.Domain.Surveys.Responses;

/// <summary>
/// One submission of a survey. Of an anonymous survey only the day is kept: its instants, invitation and respondent stay null.
/// </summary>
public sealed class SurveyResponse
{
    /// <summary>The longest identity an import gives, in characters.</summary>
    public const int MaxExternalKeyLength = 120;

    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>The survey.</summary>
    public long SurveyId { get; set; }

    /// <summary>The revision it was begun with; 0 for answers that were asked elsewhere.</summary>
    public int Revision { get; set; }

    /// <summary>Random name for people and programs: 22 characters that say nothing about when or by whom.</summary>
    public required string Key { get; set; }

    /// <summary>The day it was given, by the organisation's time zone.</summary>
    public DateOnly Day { get; set; }

    /// <summary>When it was given (UTC); null for anonymous surveys.</summary>
    public DateTime? OccurredAt { get; set; }

    /// <summary>When it arrived here (UTC); null for anonymous surveys.</summary>
    public DateTime? RecordedAt { get; set; }

    /// <summary>Language it was answered in.</summary>
    public string? Language { get; set; }

    /// <summary>Combination of the declared attributes it belongs to (<see cref="SurveyCut"/>).</summary>
    public long CutId { get; set; }

    /// <summary>Whether the respondent reached the end; others count towards answers, not towards completion.</summary>
    public bool IsComplete { get; set; } = true;

    /// <summary>The invitation it answers; null for open links and anonymous surveys.</summary>
    public long? InvitationId { get; set; }

    /// <summary>Who gave it; null for open links and anonymous surveys.</summary>
    public long? RespondentId { get; set; }

    /// <summary>The import that brought it; null for answers given here. It counts once its batch is finished.</summary>
    public long? BatchId { get; set; }

    /// <summary>Identity in the source it was imported from; unique within the survey.</summary>
    public string? ExternalKey { get; set; }

    /// <summary>SHA-256 over the imported values, to see whether they changed.</summary>
    public string? ContentHash { get; set; }
}

/// <summary>The value of one question, or of one row of it, in one response. Numbers alone: texts lie in <see cref="SurveyTextAnswer"/>.</summary>
public sealed class SurveyAnswer
{
    /// <summary>Value of a question that was shown and left empty.</summary>
    public const int Skipped = -1;

    /// <summary>Value of "does not apply to me".</summary>
    public const int NotApplicable = -2;

    /// <summary>Value of a text, number or day that was given; what it says lies in <see cref="SurveyTextAnswer"/>.</summary>
    public const int Given = 1;

    /// <summary>Code of the answer "other" of a choice.</summary>
    public const int Other = 0;

    /// <summary>
    /// Item under which a multiple choice that was answered has the value 1, beside its options: the number of those who answered
    /// cannot be told from how often each option was taken.
    /// </summary>
    public const int AnsweredItem = -1;

    /// <summary>Added to the code of an aspect of a CSI block where the value is its importance and not the satisfaction with it.</summary>
    public const int ImportanceOffset = 1000;

    /// <summary>The response.</summary>
    public long ResponseId { get; set; }

    /// <summary>The column (<see cref="SurveyQuestion"/>).</summary>
    public long QuestionId { get; set; }

    /// <summary>
    /// 0 for a question with one value; the row's code in a matrix or CSI block; the option's code in a multiple choice, whose value is then 1,
    /// with <see cref="AnsweredItem"/> beside them. Skipped and "not applicable" stand under item 0, in matrices and CSI blocks under each row.
    /// </summary>
    public int Item { get; set; }

    /// <summary>Score, or code of the chosen option, or one of the constants above. A question that was not shown has no row.</summary>
    public int Value { get; set; }
}

/// <summary>Words, a number or a day as they were written.</summary>
public sealed class SurveyTextAnswer
{
    /// <summary>The longest text that is taken, in characters.</summary>
    public const int MaxTextLength = 4000;

    /// <summary>The response.</summary>
    public long ResponseId { get; set; }

    /// <summary>The column.</summary>
    public long QuestionId { get; set; }

    /// <summary>The survey, so that comments are found without their responses.</summary>
    public long SurveyId { get; set; }

    /// <summary>The text; numbers with a point, days as yyyy-MM-dd.</summary>
    public required string Text { get; set; }

    /// <summary>The text in search form, cut at 1,000 characters.</summary>
    public string SearchText { get; set; } = string.Empty;
}

/// <summary>A combination of values of a survey's declared attributes: the finest group that aggregates know.</summary>
public sealed class SurveyCut
{
    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>The survey.</summary>
    public long SurveyId { get; set; }

    /// <summary>Value of the attribute in slot 1; empty where it has none.</summary>
    public string Value1 { get; set; } = string.Empty;

    /// <summary>Value of the attribute in slot 2.</summary>
    public string Value2 { get; set; } = string.Empty;

    /// <summary>Value of the attribute in slot 3.</summary>
    public string Value3 { get; set; } = string.Empty;

    /// <summary>Value of the attribute in slot 4.</summary>
    public string Value4 { get; set; } = string.Empty;

    /// <summary>Values by slot.</summary>
    public IReadOnlyList<string> Values => [Value1, Value2, Value3, Value4];
}

/// <summary>
/// How often a value was given on a day by a group. Written in the same transaction as the answers, so results never read single answers.
/// The number of responses stands under question 0, item 0, value 1 (complete) or 0 (partial).
/// </summary>
public sealed class SurveyDailyCount
{
    /// <summary>The survey.</summary>
    public long SurveyId { get; set; }

    /// <summary>The day, by the organisation's time zone.</summary>
    public DateOnly Day { get; set; }

    /// <summary>The group (<see cref="SurveyCut"/>).</summary>
    public long CutId { get; set; }

    /// <summary>The column; 0 counts responses.</summary>
    public long QuestionId { get; set; }

    /// <summary>As in <see cref="SurveyAnswer.Item"/>.</summary>
    public int Item { get; set; }

    /// <summary>As in <see cref="SurveyAnswer.Value"/>.</summary>
    public int Value { get; set; }

    /// <summary>The import that brought the answers; 0 for answers given here. Counts of unfinished imports do not count.</summary>
    public long BatchId { get; set; }

    /// <summary>How often.</summary>
    public long Count { get; set; }
}

/// <summary>One import of answers: invisible until it is finished.</summary>
public sealed class ResponseBatch
{
    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>The survey.</summary>
    public long SurveyId { get; set; }

    /// <summary>Name of the file or program.</summary>
    public required string Source { get; set; }

    /// <summary>When it began (UTC).</summary>
    public DateTime StartedAt { get; set; }

    /// <summary>When it became visible (UTC); null while it loads, and such batches are swept at start.</summary>
    public DateTime? FinishedAt { get; set; }

    /// <summary>Who imported.</summary>
    public required string ImportedBy { get; set; }

    /// <summary>Rows that were stored.</summary>
    public int StoredCount { get; set; }
}

/// <summary>A submission that was accepted: a second one with the same key is answered like the first and counts nothing. Dropped after a day.</summary>
public sealed class SubmissionReceipt
{
    /// <summary>SHA-256 of survey and idempotency key, 64 lower-case hexadecimal digits; it leads to no response.</summary>
    public required string KeyHash { get; set; }

    /// <summary>When it was accepted (UTC), to the hour.</summary>
    public DateTime AcceptedAt { get; set; }

    /// <summary>Key of the outcome that was shown, to show it again.</summary>
    public string? Outcome { get; set; }
}

/// <summary>Answers so far of a personal link, so that the respondent can go on later. Deleted when the survey is finished.</summary>
public sealed class SurveyProgress
{
    /// <summary>SHA-256 of the link's token, 64 lower-case hexadecimal digits.</summary>
    public required string TokenHash { get; set; }

    /// <summary>The survey.</summary>
    public long SurveyId { get; set; }

    /// <summary>The revision it was begun with.</summary>
    public int Revision { get; set; }

    /// <summary>Form fields so far, as a JSON object.</summary>
    public required string Answers { get; set; }

    /// <summary>When it was last written (UTC).</summary>
    public DateTime ChangedAt { get; set; }
}
