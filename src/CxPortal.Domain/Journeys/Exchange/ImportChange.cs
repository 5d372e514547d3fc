namespace CxPortal.Domain.Journeys.Exchange;

/// <summary>What an import does to one thing.</summary>
public enum ImportChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It says something else.</summary>
    Changed,

    /// <summary>It is emptied or goes to the archive.</summary>
    Removed,

    /// <summary>It stands in another place.</summary>
    Moved,

    /// <summary>It comes back from the archive.</summary>
    Restored,
}

/// <summary>What a change concerns.</summary>
public enum ImportSubject
{
    /// <summary>The journey itself.</summary>
    Journey,

    /// <summary>A stage.</summary>
    Stage,

    /// <summary>A touchpoint or its card.</summary>
    Touchpoint,

    /// <summary>A lane.</summary>
    Lane,

    /// <summary>A cell.</summary>
    Cell,
}

/// <summary>Which field a change concerns; it also says how the values read.</summary>
public enum ImportField
{
    /// <summary>The thing as a whole.</summary>
    Whole,

    /// <summary>Title.</summary>
    Title,

    /// <summary>Description.</summary>
    Description,

    /// <summary>As-is or to-be: <c>asIs</c>, <c>toBe</c>.</summary>
    Nature,

    /// <summary>Key of the baseline.</summary>
    Baseline,

    /// <summary>Review date: <c>2026-03-31</c>.</summary>
    ReviewDate,

    /// <summary>Language of the content: <c>ru</c>, <c>en</c>.</summary>
    ContentLanguage,

    /// <summary>Template or not: <c>true</c>, <c>false</c>.</summary>
    IsTemplate,

    /// <summary>Product, by name.</summary>
    Product,

    /// <summary>Segment, by name.</summary>
    Segment,

    /// <summary>Channels, one name a line.</summary>
    Channels,

    /// <summary>Moment of truth or not: <c>true</c>, <c>false</c>.</summary>
    MomentOfTruth,

    /// <summary>Pain points.</summary>
    PainPoints,

    /// <summary>What broke.</summary>
    WhatBroke,

    /// <summary>Whose fault: <c>unknown</c>, <c>bank</c>, <c>client</c>, <c>thirdParty</c>.</summary>
    Fault,

    /// <summary>Recovery.</summary>
    Recovery,

    /// <summary>What the client said.</summary>
    ClientSaid,

    /// <summary>Links, one a line: title and address.</summary>
    Links,

    /// <summary>Pictures, one a line: file name and caption.</summary>
    Pictures,

    /// <summary>Place on the blueprint, by name in camel case.</summary>
    Role,

    /// <summary>Place among its neighbours, from 1, or the stage a touchpoint lies in.</summary>
    Position,

    /// <summary>Text of a cell.</summary>
    Text,

    /// <summary>Emotion, -2 to 2.</summary>
    Emotion,

    /// <summary>"When" of a need.</summary>
    NeedWhen,

    /// <summary>"Want" of a need.</summary>
    NeedWant,

    /// <summary>"So that" of a need.</summary>
    NeedSoThat,

    /// <summary>Importance of a need, 1 to 10.</summary>
    NeedImportance,

    /// <summary>Screens or teams, one a line: name, and after a tab the state <c>active</c> or <c>empty</c>.</summary>
    Chips,

    /// <summary>Basis: <c>unknown</c>, <c>assumed</c>, <c>observed</c>.</summary>
    Basis,
}

/// <summary>Which lane, in a form that each reader sees in their language.</summary>
/// <param name="Type">Type of the lane.</param>
/// <param name="Title">Its own title; null for a canonical lane without one.</param>
public sealed record LaneName(LaneType Type, string? Title);

/// <summary>Where a change happens.</summary>
/// <param name="Stage">Title of the stage.</param>
/// <param name="Touchpoint">Title of the touchpoint.</param>
/// <param name="Lane">The lane.</param>
public sealed record ImportPlace(string? Stage = null, string? Touchpoint = null, LaneName? Lane = null);

/// <summary>One thing that an import does.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Subject">To what.</param>
/// <param name="Key">Key of that thing; of a cell, lane key and touchpoint key with a colon between.</param>
/// <param name="Place">Where.</param>
/// <param name="Field">In which field.</param>
/// <param name="Before">The value now; null for none.</param>
/// <param name="After">The value after; null for none.</param>
public sealed record ImportChange(
    ImportChangeKind Kind, ImportSubject Subject, string Key, ImportPlace Place, ImportField Field, string? Before, string? After)
{
    /// <summary>Who changed the same thing in the portal after the file was exported; null when nobody did.</summary>
    public string? ChangedSinceBy { get; init; }

    /// <summary>When that was (UTC).</summary>
    public DateTime? ChangedSinceAt { get; init; }
}

/// <summary>Keys of what lies in the archive of a journey and would come back.</summary>
/// <param name="Stages">Stage keys.</param>
/// <param name="Touchpoints">Touchpoint keys.</param>
/// <param name="Lanes">Lane keys.</param>
public sealed record ArchivedKeys(IReadOnlySet<string> Stages, IReadOnlySet<string> Touchpoints, IReadOnlySet<string> Lanes)
{
    /// <summary>An empty archive.</summary>
    public static ArchivedKeys None { get; } = new(new HashSet<string>(), new HashSet<string>(), new HashSet<string>());
}

