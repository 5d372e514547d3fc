using CxPortal.Domain.Surveys.Collection;
using CxPortal.Web.Infrastructure.Http;

namespace CxPortal.Web.Features.Contacts.Respondents;

/// <summary>What the list is narrowed to, as it stands in the address bar.</summary>
public sealed record RespondentFilter
{
    /// <summary>A part of number, name or address.</summary>
    public string? Q { get; init; }

    /// <summary>Only those in this state.</summary>
    public RespondentState? State { get; init; }

    /// <summary>Page of the list, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Whether anything is left out.</summary>
    public bool IsNarrow => !string.IsNullOrWhiteSpace(Q) || State is not null;
}

/// <summary>Whether somebody can be asked at all; how often is for the contact policy.</summary>
public enum RespondentState
{
    /// <summary>Nothing speaks against it.</summary>
    Reachable = 1,

    /// <summary>An exclusion is in force.</summary>
    Excluded = 2,

    /// <summary>There is no address.</summary>
    NoAddress = 3,

    /// <summary>The person wants no invitations.</summary>
    OptedOut = 4,
}

/// <summary>A respondent in the list.</summary>
/// <param name="Id">Database key.</param>
/// <param name="Key">Number in the bank's systems.</param>
/// <param name="Name">Name.</param>
/// <param name="Email">Address.</param>
/// <param name="Attributes">Attributes in stored form.</param>
/// <param name="LastInvitedAt">When the person was last asked (UTC).</param>
/// <param name="State">Whether the person can be asked.</param>
public sealed record RespondentRow(long Id, string Key, string? Name, string? Email, string Attributes, DateTime? LastInvitedAt, RespondentState State);

/// <summary>The list.</summary>
/// <param name="Filter">What it is narrowed to.</param>
/// <param name="Page">The rows of this page.</param>
public sealed record RespondentListView(RespondentFilter Filter, PageOf<RespondentRow> Page);

/// <summary>An exclusion of a respondent.</summary>
/// <param name="Id">Database key.</param>
/// <param name="Reason">Why.</param>
/// <param name="Since">Since when (UTC).</param>
/// <param name="Until">Until when (UTC); null until it is ended.</param>
/// <param name="Note">What else is to be known.</param>
/// <param name="IsInForce">Whether it holds now.</param>
public sealed record ExclusionView(long Id, ExclusionReason Reason, DateTime Since, DateTime? Until, string? Note, bool IsInForce);

/// <summary>A wish to get no invitations.</summary>
/// <param name="Id">Database key.</param>
/// <param name="Family">The family it is about; null for all.</param>
/// <param name="Since">Since when (UTC).</param>
public sealed record OptOutView(long Id, string? Family, DateTime Since);

/// <summary>An invitation of a respondent.</summary>
/// <param name="SurveyId">The survey.</param>
/// <param name="Survey">Its title.</param>
/// <param name="State">What became of it; of an anonymous survey nothing but sent or not.</param>
/// <param name="NotSent">Why it was not sent.</param>
/// <param name="At">When it was sent, else decided (UTC).</param>
public sealed record InvitationView(long SurveyId, string Survey, InvitationState State, NotSentReason? NotSent, DateTime At);

/// <summary>A respondent's page.</summary>
/// <param name="Id">Database key.</param>
/// <param name="Key">Number in the bank's systems.</param>
/// <param name="Name">Name.</param>
/// <param name="Email">Address.</param>
/// <param name="Language">Language of letters.</param>
/// <param name="Attributes">Attributes in stored form.</param>
/// <param name="CreatedAt">When the person was first recorded (UTC).</param>
/// <param name="Version">Version of the row.</param>
public sealed record RespondentView(long Id, string Key, string? Name, string? Email, string Language, string Attributes, DateTime CreatedAt, int Version)
{
    /// <summary>What the page is called.</summary>
    public string Title => Name ?? Key;

    /// <summary>Exclusions, the newest first.</summary>
    public IReadOnlyList<ExclusionView> Exclusions { get; init; } = [];

    /// <summary>Wishes to get no invitations.</summary>
    public IReadOnlyList<OptOutView> OptOuts { get; init; } = [];

    /// <summary>The latest invitations, the newest first.</summary>
    public IReadOnlyList<InvitationView> Invitations { get; init; } = [];
}

/// <summary>A respondent's page with the forms on it.</summary>
/// <param name="View">What is stored.</param>
/// <param name="Form">What was typed about the person.</param>
/// <param name="Exclusion">What was typed about an exclusion.</param>
/// <param name="IsStale">Whether somebody changed the person meanwhile.</param>
public sealed record RespondentPage(RespondentView View, RespondentForm Form, ExclusionForm Exclusion, bool IsStale = false);
