using System.ComponentModel.DataAnnotations;
using CxPortal.Domain.Surveys.Collection;
using CxPortal.Web.Features.Surveys;

namespace CxPortal.Web.Features.Contacts.Invitations;

/// <summary>The form of a new mailing: whom to ask, with which letters, when.</summary>
public sealed class MailingForm
{
    /// <summary>Values that attributes of respondents must have; empty ones do not matter.</summary>
    public Dictionary<string, string?> Where { get; set; } = [];

    /// <summary>How many to draw; null for everybody.</summary>
    [Range(1, 1_000_000, ErrorMessage = "OutOfRange")]
    public int? SampleSize { get; set; }

    /// <summary>Letters by language, as the survey has languages.</summary>
    public List<LetterForm> Letters { get; set; } = [];

    /// <summary>First day of sending by the organisation's calendar; null for at once.</summary>
    public DateOnly? SendOn { get; set; }

    /// <summary>After how many days without an answer a reminder goes out; null for none.</summary>
    [Range(1, 60, ErrorMessage = "OutOfRange")]
    public int? RemindAfterDays { get; set; }
}

/// <summary>A letter in one language.</summary>
public sealed class LetterForm
{
    /// <summary>Two-letter code.</summary>
    public string Language { get; set; } = string.Empty;

    /// <summary>Subject.</summary>
    [Required(ErrorMessage = "Required"), StringLength(Mailing.MaxSubjectLength, ErrorMessage = "TooLong")]
    public string? Subject { get; set; }

    /// <summary>Letter, with <c>{{link}}</c> and <c>{{name}}</c>.</summary>
    [Required(ErrorMessage = "Required"), StringLength(Mailing.MaxBodyLength, ErrorMessage = "TooLong")]
    public string? Body { get; set; }
}

/// <summary>Whom a mailing would reach.</summary>
/// <param name="Frame">Respondents with the wanted attributes who have not been invited to this survey yet.</param>
/// <param name="AlreadyInvited">Those who have, and are left out.</param>
/// <param name="Drawn">How many of the frame were drawn.</param>
/// <param name="InclusionProbability">Chance of each to be drawn; 0 for an empty frame.</param>
/// <param name="NotSent">Drawn but not to be asked, by reason.</param>
public sealed record MailingPlan(int Frame, int AlreadyInvited, int Drawn, double InclusionProbability, IReadOnlyDictionary<NotSentReason, int> NotSent)
{
    /// <summary>How many letters would go out.</summary>
    public int ToSend => Drawn - NotSent.Values.Sum();
}

/// <summary>An attribute that respondents have, with its values.</summary>
/// <param name="Key">The attribute.</param>
/// <param name="Values">Values in order.</param>
public sealed record AttributeChoice(string Key, IReadOnlyList<string> Values);

/// <summary>The page of a new mailing.</summary>
/// <param name="Survey">The survey.</param>
/// <param name="Form">What was typed.</param>
/// <param name="Attributes">What respondents can be chosen by.</param>
/// <param name="Plan">Whom it would reach; null unless asked.</param>
public sealed record MailingPage(SurveyHead Survey, MailingForm Form, IReadOnlyList<AttributeChoice> Attributes, MailingPlan? Plan = null);

/// <summary>A mailing in the list.</summary>
/// <param name="Id">Database key.</param>
/// <param name="Subject">Subject in the reader's language.</param>
/// <param name="CreatedAt">When it was ordered (UTC).</param>
/// <param name="SendAfter">Not sent before this instant (UTC).</param>
/// <param name="DoneAt">When the last letter went out (UTC); null while it is not done.</param>
/// <param name="RemindAfterDays">Days until the reminder; null for none.</param>
/// <param name="States">Invitations by state.</param>
/// <param name="Reminders">Reminders sent.</param>
/// <param name="WithoutAddress">People in it whose link can only be handed out.</param>
public sealed record MailingRow(
    long Id, string Subject, DateTime CreatedAt, DateTime SendAfter, DateTime? DoneAt, int? RemindAfterDays, IReadOnlyDictionary<InvitationState, int> States,
    int Reminders, int WithoutAddress);

/// <summary>Invitations of a survey.</summary>
/// <param name="Survey">The survey.</param>
/// <param name="States">Invitations by state.</param>
/// <param name="NotSent">Those not sent by reason.</param>
/// <param name="Mailings">Mailings, the newest first.</param>
/// <param name="Obstacle">Why letters do not go out now; null when nothing stands in the way.</param>
public sealed record InvitationsView(
    SurveyHead Survey, IReadOnlyDictionary<InvitationState, int> States, IReadOnlyDictionary<NotSentReason, int> NotSent,
    IReadOnlyList<MailingRow> Mailings, MailingObstacle? Obstacle)
{
    /// <summary>Letters that went out.</summary>
    public int Asked => States.GetValueOrDefault(InvitationState.Sent) + Finished;

    /// <summary>Those that were answered.</summary>
    public int Finished => States.GetValueOrDefault(InvitationState.Finished);
}

/// <summary>Why letters do not go out.</summary>
public enum MailingObstacle
{
    /// <summary>The survey takes no answers.</summary>
    NotOpen = 1,

    /// <summary>No mail server is set.</summary>
    NoMail = 2,

    /// <summary>The portal does not know its own address, so that it cannot write links.</summary>
    NoAddress = 3,
}
