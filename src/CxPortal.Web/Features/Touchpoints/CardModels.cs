using CxPortal.Domain.Journeys;
using CxPortal.Web.Features.Matrix;

namespace CxPortal.Web.Features.Touchpoints;

/// <summary>A touchpoint with everything its card shows.</summary>
public sealed record TouchpointCard
{
    /// <summary>The journey.</summary>
    public required long JourneyId { get; init; }

    /// <summary>Title of the journey.</summary>
    public required string JourneyTitle { get; init; }

    /// <summary>Key of the touchpoint.</summary>
    public required long Id { get; init; }

    /// <summary>Version of the touchpoint's own row; links belong to it, cells and pictures have versions of their own.</summary>
    public required int Version { get; init; }

    /// <summary>Title of the touchpoint.</summary>
    public required string Title { get; init; }

    /// <summary>Title of its stage.</summary>
    public required string StageTitle { get; init; }

    /// <summary>Whether it, its stage or its journey lies in the archive, so that the card can only be read.</summary>
    public required bool IsArchived { get; init; }

    /// <summary>Whether the client decides here what the bank is worth.</summary>
    public required bool IsMomentOfTruth { get; init; }

    /// <summary>What hurts the client here.</summary>
    public string? PainPoints { get; init; }

    /// <summary>What broke.</summary>
    public string? WhatBroke { get; init; }

    /// <summary>Whose fault it was.</summary>
    public FailureFault Fault { get; init; }

    /// <summary>How it was made good.</summary>
    public string? Recovery { get; init; }

    /// <summary>What the client said after.</summary>
    public string? ClientSaid { get; init; }

    /// <summary>What surveys measured here; null where nothing is measured.</summary>
    public MeasuredView? Measured { get; init; }

    /// <summary>The cells of all lanes in use, in their order.</summary>
    public IReadOnlyList<CardCell> Cells { get; init; } = [];

    /// <summary>Links in their order.</summary>
    public IReadOnlyList<LinkView> Links { get; init; } = [];

    /// <summary>Pictures in their order, archived ones included.</summary>
    public IReadOnlyList<PictureView> Pictures { get; init; } = [];

    /// <summary>Pictures in use.</summary>
    public IEnumerable<PictureView> ShownPictures => Pictures.Where(picture => !picture.IsArchived);

    /// <summary>The touchpoint before this one in the journey; null at the first.</summary>
    public Neighbour? Previous { get; init; }

    /// <summary>The touchpoint after this one in the journey; null at the last.</summary>
    public Neighbour? Next { get; init; }

    /// <summary>Address of the card as a page of its own; forms are posted below it.</summary>
    public string Url => $"/journeys/{JourneyId}/touchpoints/{Id}";

    /// <summary>Address of the matrix with the card beside it.</summary>
    public string MatrixUrl => $"/journeys/{JourneyId}?touchpoint={Id}";
}

/// <summary>One lane of the card.</summary>
/// <param name="LaneId">Key of the lane.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Title">Title of a custom lane; null for a canonical one.</param>
/// <param name="Data">What is written.</param>
/// <param name="OpenComments">Number of open comments.</param>
public sealed record CardCell(long LaneId, LaneType Type, string? Title, CellData Data, int OpenComments);

/// <summary>A link of the card.</summary>
/// <param name="Id">Key.</param>
/// <param name="Title">What it leads to.</param>
/// <param name="Url">Absolute http or https address.</param>
public sealed record LinkView(long Id, string Title, string Url);

/// <summary>An evidence picture of the card.</summary>
/// <param name="Id">Key.</param>
/// <param name="FileName">Name under which it was uploaded.</param>
/// <param name="Caption">What it shows; null while nobody has said.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="Size">Size in bytes.</param>
/// <param name="Version">Version of the row.</param>
/// <param name="IsArchived">Whether it lies in the archive.</param>
public sealed record PictureView(
    long Id, string FileName, string? Caption, int Width, int Height, long Size, int Version, bool IsArchived);

/// <summary>What surveys measured at a touchpoint.</summary>
/// <param name="Level">Mean on the scale of the designed emotion, -2 to +2.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end of the 95 % interval.</param>
/// <param name="Count">Number of answers.</param>
/// <param name="Source">What it was measured by.</param>
/// <param name="AsOf">Up to when answers are counted (UTC).</param>
public sealed record MeasuredView(double Level, double? Low, double? High, int Count, string Source, DateTime AsOf);

/// <summary>A touchpoint beside this one.</summary>
/// <param name="Id">Key.</param>
/// <param name="Title">Title.</param>
public sealed record Neighbour(long Id, string Title);

/// <summary>A name that a field offers.</summary>
/// <param name="Name">Name of a catalogue row.</param>
/// <param name="Channel">Name of a screen's channel; null for teams and screens without one.</param>
public sealed record OfferedName(string Name, string? Channel);
