using CxPortal.Domain.Surveys.Cases;
using CxPortal.Domain.Surveys.Collection;

namespace CxPortal.Web.Features.Contacts.Erasure;

/// <summary>All that is kept about one respondent. Anonymous answers are not among it: nothing leads from a person to them.</summary>
/// <param name="Id">Database key.</param>
/// <param name="Key">Number in the bank's systems.</param>
/// <param name="Name">Name.</param>
/// <param name="Email">Address.</param>
/// <param name="Language">Language of letters.</param>
/// <param name="Attributes">Attributes.</param>
/// <param name="CreatedAt">When the person was first recorded (UTC).</param>
public sealed record RespondentData(
    long Id, string Key, string? Name, string? Email, string Language, IReadOnlyDictionary<string, string> Attributes, DateTime CreatedAt)
{
    /// <summary>Exclusions.</summary>
    public IReadOnlyList<KeptExclusion> Exclusions { get; init; } = [];

    /// <summary>Wishes to get no invitations.</summary>
    public IReadOnlyList<KeptOptOut> OptOuts { get; init; } = [];

    /// <summary>Invitations.</summary>
    public IReadOnlyList<KeptInvitation> Invitations { get; init; } = [];

    /// <summary>Responses to identified surveys, and imported ones that carry the person's number.</summary>
    public IReadOnlyList<KeptResponse> Responses { get; init; } = [];

    /// <summary>Cases.</summary>
    public IReadOnlyList<KeptCase> Cases { get; init; } = [];
}

/// <summary>An exclusion that is kept.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Since">Since when (UTC).</param>
/// <param name="Until">Until when (UTC).</param>
/// <param name="Note">Note.</param>
public sealed record KeptExclusion(ExclusionReason Reason, DateTime Since, DateTime? Until, string? Note);

/// <summary>A wish that is kept.</summary>
/// <param name="Family">The family; null for all.</param>
/// <param name="Since">Since when (UTC).</param>
public sealed record KeptOptOut(string? Family, DateTime Since);

/// <summary>An invitation that is kept.</summary>
/// <param name="Survey">Key of the survey.</param>
/// <param name="State">What became of it.</param>
/// <param name="NotSent">Why it was not sent.</param>
/// <param name="SentAt">When it was sent (UTC).</param>
/// <param name="RemindedAt">When it was reminded of (UTC).</param>
public sealed record KeptInvitation(string Survey, InvitationState State, NotSentReason? NotSent, DateTime? SentAt, DateTime? RemindedAt);

/// <summary>A response that is kept.</summary>
/// <param name="Survey">Key of the survey.</param>
/// <param name="Key">Random name of the response.</param>
/// <param name="Day">The day it was given.</param>
/// <param name="OccurredAt">When it was given (UTC).</param>
/// <param name="Answers">What was answered.</param>
public sealed record KeptResponse(string Survey, string Key, DateOnly Day, DateTime? OccurredAt, IReadOnlyList<KeptAnswer> Answers);

/// <summary>An answer that is kept.</summary>
/// <param name="Question">Key of the question.</param>
/// <param name="Item">Row or option; 0 for a question with one value.</param>
/// <param name="Value">The value; null for a text.</param>
/// <param name="Text">The text; null for a value.</param>
public sealed record KeptAnswer(string Question, int Item, int? Value, string? Text);

/// <summary>A case that is kept.</summary>
/// <param name="Survey">Key of the survey.</param>
/// <param name="Trigger">What opened it.</param>
/// <param name="OpenedAt">When it was opened (UTC).</param>
/// <param name="ContactedAt">When the person was contacted (UTC).</param>
/// <param name="CauseNote">What is known about the cause.</param>
/// <param name="RecoveryAction">What was done.</param>
/// <param name="Outcome">How it ended.</param>
public sealed record KeptCase(
    string Survey, string Trigger, DateTime OpenedAt, DateTime? ContactedAt, string? CauseNote, string? RecoveryAction, CaseOutcome? Outcome);
