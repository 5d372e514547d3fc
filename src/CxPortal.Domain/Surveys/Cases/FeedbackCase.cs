using CxPortal.Domain.Common;

namespace CxPortal.Domain.Surveys.Cases;

/// <summary>When an answer opens a case, for whom, and by when the client has to be contacted.</summary>
public sealed class CaseRule : IVersioned, IArchivable
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaxNameLength = 120;

    /// <summary>The longest list of words, in characters.</summary>
    public const int MaxWordsLength = 1000;

    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>The survey; identified ones only, since somebody has to be contacted.</summary>
    public long SurveyId { get; set; }

    /// <summary>Name.</summary>
    public required string Name { get; set; }

    /// <summary>Key of the question it looks at.</summary>
    public required string QuestionKey { get; set; }

    /// <summary>Opens a case when the score is this or lower; null for a rule of words.</summary>
    public int? AtMost { get; set; }

    /// <summary>Opens a case when the comment has one of these words or phrases, one a line; null for a rule of scores.</summary>
    public string? Words { get; set; }

    /// <summary>Who gets the case.</summary>
    public Guid OwnerId { get; set; }

    /// <summary>Hours in which the client has to be contacted, 1 to 720.</summary>
    public int ContactWithinHours { get; set; } = 24;

    /// <inheritdoc />
    public DateTime? ArchivedAt { get; set; }

    /// <inheritdoc />
    public int Version { get; set; }
}

/// <summary>A client whose answer asks for a call: from the answer to what came of it.</summary>
public sealed class FeedbackCase : IVersioned
{
    /// <summary>The longest text of a field, in characters.</summary>
    public const int MaxTextLength = 2000;

    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>The survey.</summary>
    public long SurveyId { get; set; }

    /// <summary>The rule that opened it.</summary>
    public long RuleId { get; set; }

    /// <summary>The answer; null once it was erased.</summary>
    public long? ResponseId { get; set; }

    /// <summary>The client, where known.</summary>
    public long? RespondentId { get; set; }

    /// <summary>The score or words that opened it, as they were.</summary>
    public required string Trigger { get; set; }

    /// <summary>Who has it.</summary>
    public Guid OwnerId { get; set; }

    /// <summary>When it was opened (UTC).</summary>
    public DateTime OpenedAt { get; set; }

    /// <summary>By when the client has to be contacted (UTC).</summary>
    public DateTime DueAt { get; set; }

    /// <summary>When the client was first contacted (UTC).</summary>
    public DateTime? ContactedAt { get; set; }

    /// <summary>What caused it.</summary>
    public CaseCause? Cause { get; set; }

    /// <summary>What is known about the cause.</summary>
    public string? CauseNote { get; set; }

    /// <summary>What was done to make it good.</summary>
    public string? RecoveryAction { get; set; }

    /// <summary>How it ended; null while it is open.</summary>
    public CaseOutcome? Outcome { get; set; }

    /// <summary>When it was closed (UTC).</summary>
    public DateTime? ClosedAt { get; set; }

    /// <summary>Whether the client had left by 90 days after closing; null while not known.</summary>
    public bool? ChurnedAfter90Days { get; set; }

    /// <inheritdoc />
    public int Version { get; set; }
}

/// <summary>What caused a client's bad experience.</summary>
public enum CaseCause
{
    /// <summary>How people served.</summary>
    People = 1,

    /// <summary>How the process is laid out.</summary>
    Process = 2,

    /// <summary>What the product does.</summary>
    Product = 3,

    /// <summary>A system that failed.</summary>
    System = 4,

    /// <summary>What the client was told.</summary>
    Communication = 5,

    /// <summary>Not the bank.</summary>
    Outside = 6,
}

/// <summary>How a case ended.</summary>
public enum CaseOutcome
{
    /// <summary>Made good, and the client says so.</summary>
    Recovered = 1,

    /// <summary>Done what could be done; the client is not content.</summary>
    NotRecovered = 2,

    /// <summary>The client could not be reached.</summary>
    NotReached = 3,

    /// <summary>There was nothing to make good.</summary>
    Unfounded = 4,
}
