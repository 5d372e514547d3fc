using System.ComponentModel.DataAnnotations;
using CxPortal.Domain.Surveys.Cases;
using CxPortal.Web.Infrastructure.Http;

namespace CxPortal.Web.Features.Cases.Work;

/// <summary>Which cases a list shows.</summary>
public enum CaseScope
{
    /// <summary>Open ones of the reader.</summary>
    Mine = 1,

    /// <summary>All open ones.</summary>
    Open = 2,

    /// <summary>Those whose client should have been contacted by now.</summary>
    Overdue = 3,

    /// <summary>Those that have ended.</summary>
    Closed = 4,
}

/// <summary>What the list is narrowed to, as it stands in the address bar.</summary>
public sealed record CaseFilter
{
    /// <summary>Which cases.</summary>
    public CaseScope Scope { get; init; } = CaseScope.Mine;

    /// <summary>Only of this survey.</summary>
    public long? Survey { get; init; }

    /// <summary>Page of the list, from 1.</summary>
    public int Page { get; init; } = 1;
}

/// <summary>A case in the list.</summary>
/// <param name="Id">Database key.</param>
/// <param name="Survey">Title of the survey.</param>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Trigger">What opened it.</param>
/// <param name="Client">Name or number of the client; null where not known.</param>
/// <param name="Owner">Who has it.</param>
/// <param name="OpenedAt">When it was opened (UTC).</param>
/// <param name="DueAt">By when the client has to be contacted (UTC).</param>
/// <param name="ContactedAt">When the client was contacted (UTC).</param>
/// <param name="Outcome">How it ended.</param>
public sealed record CaseRow(
    long Id, string Survey, string Rule, string Trigger, string? Client, string Owner, DateTime OpenedAt, DateTime DueAt, DateTime? ContactedAt, CaseOutcome? Outcome);

/// <summary>The list.</summary>
/// <param name="Filter">What it is narrowed to.</param>
/// <param name="Page">The rows of this page.</param>
/// <param name="Counts">Open cases by scope.</param>
/// <param name="Surveys">Surveys that have cases.</param>
/// <param name="Now">The present instant (UTC), to tell what is overdue.</param>
public sealed record CaseListView(
    CaseFilter Filter, PageOf<CaseRow> Page, IReadOnlyDictionary<CaseScope, int> Counts, IReadOnlyList<(long Id, string Title)> Surveys, DateTime Now);

/// <summary>A case.</summary>
/// <param name="Row">As in the list.</param>
/// <param name="SurveyId">The survey.</param>
/// <param name="Question">Key of the question that opened it.</param>
/// <param name="IsText">Whether words opened it, and not a score.</param>
/// <param name="OwnerId">Who has it.</param>
/// <param name="RespondentId">The client; null where not known.</param>
/// <param name="Email">The client's address.</param>
/// <param name="Cause">What caused it.</param>
/// <param name="CauseNote">What is known about the cause.</param>
/// <param name="RecoveryAction">What was done to make it good.</param>
/// <param name="ClosedAt">When it was closed (UTC).</param>
/// <param name="ChurnedAfter90Days">Whether the client had left 90 days later.</param>
/// <param name="Version">Version of the row.</param>
public sealed record CaseView(
    CaseRow Row, long SurveyId, string Question, bool IsText, Guid OwnerId, long? RespondentId, string? Email,
    CaseCause? Cause, string? CauseNote, string? RecoveryAction, DateTime? ClosedAt, bool? ChurnedAfter90Days, int Version);

/// <summary>The form of a case.</summary>
public sealed class CaseForm
{
    /// <summary>Who has it.</summary>
    [Required(ErrorMessage = "Required")]
    public Guid? OwnerId { get; set; }

    /// <summary>What caused it.</summary>
    [EnumDataType(typeof(CaseCause), ErrorMessage = "Binding.Unknown")]
    public CaseCause? Cause { get; set; }

    /// <summary>What is known about the cause.</summary>
    [StringLength(FeedbackCase.MaxTextLength, ErrorMessage = "TooLong")]
    public string? CauseNote { get; set; }

    /// <summary>What was done to make it good.</summary>
    [StringLength(FeedbackCase.MaxTextLength, ErrorMessage = "TooLong")]
    public string? RecoveryAction { get; set; }

    /// <summary>How it ended; null while it is open.</summary>
    [EnumDataType(typeof(CaseOutcome), ErrorMessage = "Binding.Unknown")]
    public CaseOutcome? Outcome { get; set; }

    /// <summary>Whether the client had left 90 days after closing; null while not known.</summary>
    public bool? ChurnedAfter90Days { get; set; }

    /// <summary>The version that was on the screen.</summary>
    public int Version { get; set; }

    /// <summary>The form filled with what is stored.</summary>
    public static CaseForm Of(CaseView view) => new()
    {
        OwnerId = view.OwnerId,
        Cause = view.Cause,
        CauseNote = view.CauseNote,
        RecoveryAction = view.RecoveryAction,
        Outcome = view.Row.Outcome,
        ChurnedAfter90Days = view.ChurnedAfter90Days,
        Version = view.Version,
    };
}

/// <summary>A case's page.</summary>
/// <param name="View">What is stored.</param>
/// <param name="Form">What was typed.</param>
/// <param name="People">Owners to choose from.</param>
/// <param name="Now">The present instant (UTC).</param>
/// <param name="IsStale">Whether somebody changed it meanwhile.</param>
public sealed record CasePage(CaseView View, CaseForm Form, IReadOnlyList<CasePerson> People, DateTime Now, bool IsStale = false);
