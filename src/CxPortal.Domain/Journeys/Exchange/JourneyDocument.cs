using System.Text.Json.Serialization;
using CxPortal.Domain.Catalog;

namespace CxPortal.Domain.Journeys.Exchange;

/// <summary>
/// A whole journey outside the database: the form of its JSON export, of the workbook's items and of published versions.
/// It names everything by key and knows neither database ids nor accounts; what is archived is left out.
/// </summary>
public sealed record JourneyDocument
{
    /// <summary>The name by which the format is known.</summary>
    public const string FormatName = "cxportal-journey";

    /// <summary>The version of the format that this program writes, and the only one it reads.</summary>
    public const int CurrentFormatVersion = 1;

    /// <summary>Always <see cref="FormatName"/>.</summary>
    public string Format { get; init; } = FormatName;

    /// <summary>Version of the format.</summary>
    public int FormatVersion { get; init; } = CurrentFormatVersion;

    /// <summary>When the document was made (UTC).</summary>
    public DateTime? ExportedAt { get; init; }

    /// <summary>SHA-256 over the content, 64 lower-case hexadecimal digits; see <see cref="JourneyFingerprint"/>.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>Version of the journey's own row at export.</summary>
    public int? Version { get; init; }

    /// <summary>When the journey was created (UTC).</summary>
    public DateTime? CreatedAt { get; init; }

    /// <summary>When anything in the journey was last changed (UTC).</summary>
    public DateTime? UpdatedAt { get; init; }

    /// <summary>Differs whenever the journey differs: its version and the beginning of the fingerprint.</summary>
    public string? Etag { get; init; }

    /// <summary>Key of the journey.</summary>
    public string? Key { get; init; }

    /// <summary>Title.</summary>
    public string? Title { get; init; }

    /// <summary>What the journey is about and where it ends.</summary>
    public string? Description { get; init; }

    /// <summary>As-is or to-be.</summary>
    public JourneyNature Nature { get; init; } = JourneyNature.AsIs;

    /// <summary>Key of the as-is journey a to-be journey starts from.</summary>
    public string? BaselineKey { get; init; }

    /// <summary>How far the journey had come; taken over by an import only when it creates the journey.</summary>
    public JourneyStatus? Status { get; init; }

    /// <summary>The day on which the journey is to be looked at again.</summary>
    public DateOnly? ReviewDate { get; init; }

    /// <summary>Language of the content: <c>ru</c> or <c>en</c>.</summary>
    public string ContentLanguage { get; init; } = "ru";

    /// <summary>Whether new journeys may start from this one.</summary>
    public bool IsTemplate { get; init; }

    /// <summary>Catalogue key of the product.</summary>
    public string? Product { get; init; }

    /// <summary>Catalogue key of the segment.</summary>
    public string? Segment { get; init; }

    /// <summary>Catalogue keys of the channels, in alphabetical order.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];

    /// <summary>Column groups in order.</summary>
    public IReadOnlyList<StageDocument> Stages { get; init; } = [];

    /// <summary>Rows in order; null in a file means the five canonical lanes.</summary>
    public IReadOnlyList<LaneDocument>? Lanes { get; init; }

    /// <summary>The filled cells: touchpoint by touchpoint, within it lane by lane.</summary>
    public IReadOnlyList<CellDocument> Cells { get; init; } = [];

    /// <summary>The catalogue rows that the journey names, so that another installation can make those it lacks.</summary>
    public IReadOnlyList<CatalogDocument> Catalog { get; init; } = [];
}

/// <summary>A column group.</summary>
public sealed record StageDocument
{
    /// <summary>Key within the journey; a file may leave it out, then it is made from the title.</summary>
    public string? Key { get; init; }

    /// <summary>Title.</summary>
    public string? Title { get; init; }

    /// <summary>Columns in order.</summary>
    public IReadOnlyList<TouchpointDocument> Touchpoints { get; init; } = [];
}

/// <summary>A column with its card.</summary>
public sealed record TouchpointDocument
{
    /// <summary>Key within the journey (the step key); a file may leave it out, then it is made from the title.</summary>
    public string? Key { get; init; }

    /// <summary>Title.</summary>
    public string? Title { get; init; }

    /// <summary>Whether the client decides here what the bank is worth.</summary>
    public bool MomentOfTruth { get; init; }

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

    /// <summary>Links in order.</summary>
    public IReadOnlyList<LinkDocument> Links { get; init; } = [];

    /// <summary>Evidence pictures in order.</summary>
    public IReadOnlyList<PictureDocument> Pictures { get; init; } = [];
}

/// <summary>A link of a touchpoint card.</summary>
public sealed record LinkDocument
{
    /// <summary>What it leads to.</summary>
    public string? Title { get; init; }

    /// <summary>Absolute http or https address.</summary>
    public string? Url { get; init; }
}

/// <summary>An evidence picture.</summary>
public sealed record PictureDocument
{
    /// <summary>The name it was uploaded under.</summary>
    public string? FileName { get; init; }

    /// <summary>What it shows.</summary>
    public string? Caption { get; init; }

    /// <summary>Type of the bytes.</summary>
    public string? ContentType { get; init; }

    /// <summary>SHA-256 of the bytes, 64 lower-case hexadecimal digits.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The bytes; null where they were left out because the receiver has them.</summary>
    public byte[]? Content { get; init; }
}

/// <summary>A row.</summary>
public sealed record LaneDocument
{
    /// <summary>Key within the journey; that of a canonical lane is its type's name.</summary>
    public string? Key { get; init; }

    /// <summary>What its cells hold.</summary>
    public LaneType Type { get; init; } = LaneType.Text;

    /// <summary>Place on the service blueprint; null in a file means the usual one of the type.</summary>
    public BlueprintRole? Role { get; init; }

    /// <summary>Title; null for a canonical lane that is named in the reader's language.</summary>
    public string? Title { get; init; }
}

/// <summary>What stands where a lane crosses a touchpoint.</summary>
public sealed record CellDocument
{
    /// <summary>Key of the lane.</summary>
    public string? Lane { get; init; }

    /// <summary>Key of the touchpoint.</summary>
    public string? Touchpoint { get; init; }

    /// <summary>Limited Markdown.</summary>
    public string? Text { get; init; }

    /// <summary>Designed emotion, -2 to +2.</summary>
    public int? Emotion { get; init; }

    /// <summary>A need told as when / want / so that.</summary>
    public NeedDocument? Need { get; init; }

    /// <summary>Screens or teams in order; the first team is accountable.</summary>
    public IReadOnlyList<ChipDocument> Chips { get; init; } = [];

    /// <summary>Observed or assumed.</summary>
    public EvidenceBasis Basis { get; init; }

    /// <summary>Path under which the cell stood in the file it was read from; null when it was not read from one.</summary>
    [JsonIgnore]
    public string? SourcePath { get; init; }
}

/// <summary>A need told as a job to be done.</summary>
public sealed record NeedDocument
{
    /// <summary>The situation.</summary>
    public string? When { get; init; }

    /// <summary>What the client wants.</summary>
    public string? Want { get; init; }

    /// <summary>What for.</summary>
    public string? SoThat { get; init; }

    /// <summary>Importance to the client, 1 to 10.</summary>
    public int? Importance { get; init; }
}

/// <summary>A screen or team in a cell: a catalogue key, or a text.</summary>
public sealed record ChipDocument
{
    /// <summary>Catalogue key.</summary>
    public string? Key { get; init; }

    /// <summary>The text where there is no key; an import looks for a row with this name or alias.</summary>
    public string? Text { get; init; }

    /// <summary>For a screen, its state.</summary>
    public ScreenState? State { get; init; }
}

/// <summary>A catalogue row that the journey names.</summary>
public sealed record CatalogDocument
{
    /// <summary>Which catalogue.</summary>
    public CatalogKind Kind { get; init; }

    /// <summary>Key within the catalogue.</summary>
    public string? Key { get; init; }

    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>Other names, in alphabetical order.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Key of the channel a screen belongs to.</summary>
    public string? Channel { get; init; }

    /// <summary>What the row stands for.</summary>
    public string? Description { get; init; }
}
