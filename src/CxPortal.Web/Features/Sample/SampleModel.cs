using CxPortal.Domain.Catalog;
using CxPortal.Domain.Journeys;

namespace CxPortal.Web.Features.Sample;

/// <summary>A catalogue row of the sample.</summary>
/// <param name="Kind">Its catalogue.</param>
/// <param name="Key">Its key.</param>
/// <param name="Name">Its name, in the language of the journeys that use it.</param>
/// <param name="Channel">For a screen, the key of its channel.</param>
/// <param name="Aliases">Other names.</param>
internal sealed record SampleItem(CatalogKind Kind, string Key, string Name, string? Channel = null, params string[] Aliases);

/// <summary>A journey of the sample; catalogue rows are named by key.</summary>
internal sealed record SampleJourney(string Key, string Language, string Title, string Description)
{
    /// <summary>Key of the product.</summary>
    public required string Product { get; init; }

    /// <summary>Key of the segment.</summary>
    public required string Segment { get; init; }

    /// <summary>Keys of the channels.</summary>
    public string[] Channels { get; init; } = [];

    /// <summary>As-is or to-be.</summary>
    public JourneyNature Nature { get; init; } = JourneyNature.AsIs;

    /// <summary>Key of the as-is journey it starts from.</summary>
    public string? Baseline { get; init; }

    /// <summary>How far it has come, unless it is published.</summary>
    public JourneyStatus Status { get; init; } = JourneyStatus.Draft;

    /// <summary>Whether a first version of it is published.</summary>
    public bool IsPublished { get; init; }

    /// <summary>What the publisher says of the first version.</summary>
    public string? PublicationNote { get; init; }

    /// <summary>Whether new journeys may start from it.</summary>
    public bool IsTemplate { get; init; }

    /// <summary>Days from the first fill to the next review.</summary>
    public int? ReviewInDays { get; init; }

    /// <summary>Custom lanes after the five canonical ones.</summary>
    public SampleLane[] Lanes { get; init; } = [];

    /// <summary>Stages with their touchpoints, in order.</summary>
    public required SampleStage[] Stages { get; init; }

    /// <summary>Comments on cells.</summary>
    public SampleComment[] Comments { get; init; } = [];
}

/// <summary>A custom lane.</summary>
internal sealed record SampleLane(string Key, string Title, BlueprintRole Role);

/// <summary>A stage and its touchpoints.</summary>
internal sealed record SampleStage(string Key, string Title, params SampleTouchpoint[] Touchpoints);

/// <summary>A touchpoint, the cells below it and its card.</summary>
internal sealed record SampleTouchpoint(string Key, string Title)
{
    /// <summary>The designed emotion, -2 to +2.</summary>
    public int? Emotion { get; init; }

    /// <summary>Why this emotion.</summary>
    public string? EmotionReason { get; init; }

    /// <summary>What the client does.</summary>
    public string? Scenario { get; init; }

    /// <summary>What the client needs, in plain words.</summary>
    public string? Need { get; init; }

    /// <summary>What the client needs, as a job.</summary>
    public NeedStatement? Job { get; init; }

    /// <summary>Keys of screens; <c>key:active</c> and <c>key:empty</c> name the state.</summary>
    public string[] Screens { get; init; } = [];

    /// <summary>Keys of teams, the accountable one first.</summary>
    public string[] Teams { get; init; } = [];

    /// <summary>Texts of custom lanes by the lane's key.</summary>
    public Dictionary<string, string> Custom { get; init; } = [];

    /// <summary>Whether scenario and need were seen or are believed.</summary>
    public EvidenceBasis Basis { get; init; } = EvidenceBasis.Assumed;

    /// <summary>Whether the client decides here what the bank is worth.</summary>
    public bool IsMomentOfTruth { get; init; }

    /// <summary>What hurts.</summary>
    public string? PainPoints { get; init; }

    /// <summary>What broke.</summary>
    public string? WhatBroke { get; init; }

    /// <summary>Whose fault it was.</summary>
    public FailureFault Fault { get; init; }

    /// <summary>How it was made good.</summary>
    public string? Recovery { get; init; }

    /// <summary>What the client said after.</summary>
    public string? ClientSaid { get; init; }

    /// <summary>Links: address and title.</summary>
    public (string Url, string Title)[] Links { get; init; } = [];

    /// <summary>Evidence pictures.</summary>
    public SamplePicture[] Pictures { get; init; } = [];
}

/// <summary>A drawn evidence picture.</summary>
/// <param name="FileName">The name under which it was uploaded.</param>
/// <param name="Caption">What it shows.</param>
/// <param name="Draw">Draws it; the same bytes every time.</param>
internal sealed record SamplePicture(string FileName, string Caption, Func<SampleCanvas> Draw);

/// <summary>A comment on a cell.</summary>
/// <param name="Lane">Key of the lane.</param>
/// <param name="Touchpoint">Key of the touchpoint.</param>
/// <param name="Text">The remark.</param>
/// <param name="Answer">The designer's answer; null where there is none yet.</param>
/// <param name="IsResolved">Whether it is resolved.</param>
internal sealed record SampleComment(string Lane, string Touchpoint, string Text, string? Answer = null, bool IsResolved = false);
