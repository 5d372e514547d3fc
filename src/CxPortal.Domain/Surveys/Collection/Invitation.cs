namespace CxPortal.Domain.Surveys.Collection;

/// <summary>One person asked, or not asked, to answer one survey.</summary>
public sealed class Invitation
{
    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>The survey.</summary>
    public long SurveyId { get; set; }

    /// <summary>The way, of kind <see cref="CollectorKind.Personal"/>.</summary>
    public long CollectorId { get; set; }

    /// <summary>The person; null after erasure.</summary>
    public long? RespondentId { get; set; }

    /// <summary>The batch of letters it belongs to.</summary>
    public long? MailingId { get; set; }

    /// <summary>SHA-256 of the link's token, 64 lower-case hexadecimal digits; unique. The token itself is not kept.</summary>
    public required string TokenHash { get; set; }

    /// <summary>What became of it. Of an anonymous survey it never says more than that the link was spent.</summary>
    public InvitationState State { get; set; } = InvitationState.Planned;

    /// <summary>Why it was not sent; null unless <see cref="InvitationState.NotSent"/>.</summary>
    public NotSentReason? NotSent { get; set; }

    /// <summary>When it was decided (UTC).</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>When it was sent or handed out (UTC).</summary>
    public DateTime? SentAt { get; set; }

    /// <summary>When the last reminder was sent (UTC).</summary>
    public DateTime? RemindedAt { get; set; }

    /// <summary>Number of reminders.</summary>
    public int Reminders { get; set; }

    /// <summary>Chance with which the person was drawn, 0 to 1 exclusive of 0; weights come from it.</summary>
    public double InclusionProbability { get; set; } = 1;
}

/// <summary>What became of an invitation.</summary>
public enum InvitationState
{
    /// <summary>Waits to be sent.</summary>
    Planned = 1,

    /// <summary>Sent or handed out.</summary>
    Sent = 2,

    /// <summary>Answered: the link is spent.</summary>
    Finished = 3,

    /// <summary>Not sent, for a reason.</summary>
    NotSent = 4,

    /// <summary>The mail server refused it.</summary>
    Failed = 5,
}

/// <summary>Why an invitation was not sent.</summary>
public enum NotSentReason
{
    /// <summary>The last one was too short ago.</summary>
    Gap = 1,

    /// <summary>Too many in the window.</summary>
    Cap = 2,

    /// <summary>The person wants none.</summary>
    OptedOut = 3,

    /// <summary>An exclusion is in force.</summary>
    Excluded = 4,

    /// <summary>There is no address.</summary>
    NoAddress = 5,

    /// <summary>The person was asked by this survey already.</summary>
    AlreadyInvited = 6,
}

/// <summary>A batch of letters: invitations of one survey that go out together.</summary>
public sealed class Mailing
{
    /// <summary>The longest subject, in characters.</summary>
    public const int MaxSubjectLength = 200;

    /// <summary>The longest letter, in characters.</summary>
    public const int MaxBodyLength = 8000;

    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>The survey.</summary>
    public long SurveyId { get; set; }

    /// <summary>The way.</summary>
    public long CollectorId { get; set; }

    /// <summary>Subject by language, as JSON of a <see cref="Definition.LocalText"/>.</summary>
    public required string Subject { get; set; }

    /// <summary>Letter by language, as JSON of a <see cref="Definition.LocalText"/>; <c>{{link}}</c> and <c>{{name}}</c> are replaced.</summary>
    public required string Body { get; set; }

    /// <summary>When it was ordered (UTC).</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>Not before this instant (UTC).</summary>
    public DateTime SendAfter { get; set; }

    /// <summary>After how many days without an answer a reminder goes out; null for none.</summary>
    public int? RemindAfterDays { get; set; }

    /// <summary>When the last letter of it went out (UTC); null while it is not done.</summary>
    public DateTime? DoneAt { get; set; }
}
