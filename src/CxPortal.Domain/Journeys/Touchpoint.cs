using CxPortal.Domain.Common;

namespace CxPortal.Domain.Journeys;

/// <summary>One meeting of client and bank inside a stage: a column of the matrix.</summary>
public sealed class Touchpoint : IVersioned, IArchivable, IJourneyPart
{
    /// <summary>The longest title, in characters.</summary>
    public const int MaxTitleLength = 120;

    /// <summary>The longest text of a field of the card, in characters.</summary>
    public const int MaxCardTextLength = 4000;

    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <inheritdoc />
    public long JourneyId { get; set; }

    /// <summary>The stage the touchpoint lies in.</summary>
    public long StageId { get; set; }

    /// <inheritdoc cref="StageId" />
    public Stage? Stage { get; set; }

    /// <summary>Key within the journey; survives copying and versions, so comparison and re-import go by it.</summary>
    public required string StepKey { get; set; }

    /// <summary>The title, in the language of the content.</summary>
    public required string Title { get; set; }

    /// <summary>Place within its stage (see <see cref="Ordering"/>).</summary>
    public long Position { get; set; }

    /// <summary>Whether the client decides here what the bank is worth.</summary>
    public bool IsMomentOfTruth { get; set; }

    /// <summary>What hurts the client here.</summary>
    public string? PainPoints { get; set; }

    /// <summary>What broke, at a failure touchpoint.</summary>
    public string? WhatBroke { get; set; }

    /// <summary>Whose fault the failure was.</summary>
    public FailureFault Fault { get; set; }

    /// <summary>How it was made good.</summary>
    public string? Recovery { get; set; }

    /// <summary>What the client said after.</summary>
    public string? ClientSaid { get; set; }

    /// <summary>Links to designs, trackers, research.</summary>
    public List<TouchpointLink> Links { get; } = [];

    /// <summary>Evidence pictures, archived ones included.</summary>
    public List<EvidencePicture> Pictures { get; } = [];

    /// <summary>Experience measured by surveys; null where nothing is measured.</summary>
    public MeasuredExperience? Measured { get; set; }

    /// <inheritdoc />
    public DateTime? ArchivedAt { get; set; }

    /// <inheritdoc />
    public int Version { get; set; }
}

/// <summary>A link on a touchpoint card.</summary>
public sealed class TouchpointLink : IJourneyPart
{
    /// <summary>The longest address, in characters.</summary>
    public const int MaxUrlLength = 2000;

    /// <summary>The longest title, in characters.</summary>
    public const int MaxTitleLength = 200;

    /// <summary>The most links one touchpoint takes.</summary>
    public const int MaxPerTouchpoint = 50;

    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <inheritdoc />
    public long JourneyId { get; set; }

    /// <summary>The touchpoint.</summary>
    public long TouchpointId { get; set; }

    /// <summary>Absolute http or https address.</summary>
    public required string Url { get; set; }

    /// <summary>What it leads to.</summary>
    public required string Title { get; set; }

    /// <summary>Place among the links (see <see cref="Ordering"/>).</summary>
    public long Position { get; set; }
}

/// <summary>A picture that proves what a touchpoint says.</summary>
public sealed class EvidencePicture : IVersioned, IJourneyPart, IArchivable
{
    /// <summary>The most pictures one touchpoint shows; archived ones do not count.</summary>
    public const int MaxPerTouchpoint = 20;

    /// <summary>The longest name of a file, in characters.</summary>
    public const int MaxFileNameLength = 200;

    /// <summary>The longest caption, in characters.</summary>
    public const int MaxCaptionLength = 500;

    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <inheritdoc />
    public long JourneyId { get; set; }

    /// <summary>The touchpoint.</summary>
    public long TouchpointId { get; set; }

    /// <summary>The stored picture.</summary>
    public long StoredFileId { get; set; }

    /// <inheritdoc cref="StoredFileId" />
    public Files.StoredFile? StoredFile { get; set; }

    /// <summary>A small copy for lists, at most 480 pixels wide or high; null where none could be made and the picture itself is shown.</summary>
    public long? ThumbnailFileId { get; set; }

    /// <inheritdoc cref="ThumbnailFileId" />
    public Files.StoredFile? ThumbnailFile { get; set; }

    /// <summary>The name under which it was uploaded; shown, never used as a path.</summary>
    public required string FileName { get; set; }

    /// <summary>What the picture shows, which is also its text alternative.</summary>
    public string? Caption { get; set; }

    /// <summary>Width in pixels.</summary>
    public int Width { get; set; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; set; }

    /// <summary>Place among the pictures (see <see cref="Ordering"/>).</summary>
    public long Position { get; set; }

    /// <inheritdoc />
    public DateTime? ArchivedAt { get; set; }

    /// <inheritdoc />
    public int Version { get; set; }
}

/// <summary>
/// The experience that surveys measured at a touchpoint; never typed by hand, and never the designed emotion of the matrix.
/// </summary>
public sealed class MeasuredExperience
{
    /// <summary>The touchpoint.</summary>
    public long TouchpointId { get; set; }

    /// <summary>The mean, brought to the scale of the designed emotion, -2 to +2.</summary>
    public double Level { get; set; }

    /// <summary>Lower end of the 95 % interval, on the same scale.</summary>
    public double? Low { get; set; }

    /// <summary>Upper end of the 95 % interval, on the same scale.</summary>
    public double? High { get; set; }

    /// <summary>Number of answers.</summary>
    public int Count { get; set; }

    /// <summary>What it was measured by, for instance the key of a survey.</summary>
    public required string Source { get; set; }

    /// <summary>Up to when answers are counted (UTC).</summary>
    public DateTime AsOf { get; set; }
}
