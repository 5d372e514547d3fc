using CxPortal.Domain.Catalog;
using CxPortal.Domain.Common;

namespace CxPortal.Domain.Journeys;

/// <summary>What a client goes through to get something done, for one product and segment, as-is or to-be.</summary>
public sealed class Journey : IVersioned, IArchivable
{
    /// <summary>The longest title, in characters.</summary>
    public const int MaxTitleLength = 200;

    /// <summary>The longest description, in characters.</summary>
    public const int MaxDescriptionLength = 2000;

    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>The key by which files and programs name the journey; unique.</summary>
    public required string Key { get; set; }

    /// <summary>The title, in the language of the content.</summary>
    public required string Title { get; set; }

    /// <summary>What the journey is about and where it ends; optional.</summary>
    public string? Description { get; set; }

    /// <summary>The product the client is after.</summary>
    public long? ProductId { get; set; }

    /// <inheritdoc cref="ProductId" />
    public CatalogItem? Product { get; set; }

    /// <summary>The segment of clients.</summary>
    public long? SegmentId { get; set; }

    /// <inheritdoc cref="SegmentId" />
    public CatalogItem? Segment { get; set; }

    /// <summary>The channels the journey runs through.</summary>
    public List<JourneyChannel> Channels { get; } = [];

    /// <summary>The user who answers for the journey.</summary>
    public Guid? OwnerId { get; set; }

    /// <summary>As-is or to-be.</summary>
    public JourneyNature Nature { get; set; } = JourneyNature.AsIs;

    /// <summary>Key of the as-is journey from which a to-be journey starts; kept as a key so that it survives export and import.</summary>
    public string? BaselineKey { get; set; }

    /// <summary>How far the journey has come.</summary>
    public JourneyStatus Status { get; set; } = JourneyStatus.Draft;

    /// <summary>Number of the newest published version; 0 before the first.</summary>
    public int PublishedNumber { get; set; }

    /// <summary>The day on which the journey is to be looked at again, in the organisation's time zone.</summary>
    public DateOnly? ReviewDate { get; set; }

    /// <summary>Language of the content: <c>ru</c> or <c>en</c>.</summary>
    public string ContentLanguage { get; set; } = "ru";

    /// <summary>Whether new journeys may start from this one.</summary>
    public bool IsTemplate { get; set; }

    /// <summary>When it was created (UTC).</summary>
    public DateTime CreatedAt { get; set; }

    /// <inheritdoc />
    public DateTime? ArchivedAt { get; set; }

    /// <summary>Title, key and description in search form.</summary>
    public string SearchText { get; set; } = string.Empty;

    /// <inheritdoc />
    public int Version { get; set; }

    /// <summary>When and by whom the journey or anything in it was last changed.</summary>
    public JourneyActivity? Activity { get; set; }

    /// <summary>Column groups, archived ones included.</summary>
    public List<Stage> Stages { get; } = [];

    /// <summary>Columns of all stages, archived ones included.</summary>
    public List<Touchpoint> Touchpoints { get; } = [];

    /// <summary>Rows, archived ones included.</summary>
    public List<Lane> Lanes { get; } = [];

    /// <summary>The filled cells.</summary>
    public List<Cell> Cells { get; } = [];

    /// <summary>Brings the search column in line with title, key and description.</summary>
    public void RefreshSearchText() => SearchText = Common.SearchText.Of(Title, Key, Description);
}

/// <summary>A channel through which a journey runs.</summary>
public sealed class JourneyChannel : IJourneyPart
{
    /// <inheritdoc />
    public long JourneyId { get; set; }

    /// <summary>The channel.</summary>
    public long ChannelId { get; set; }

    /// <inheritdoc cref="ChannelId" />
    public CatalogItem? Channel { get; set; }
}

/// <summary>
/// When and by whom anything in a journey was last changed. A row of its own, without a version,
/// so that two people who edit different cells never stand in each other's way.
/// </summary>
public sealed class JourneyActivity
{
    /// <summary>The journey.</summary>
    public long JourneyId { get; set; }

    /// <summary>Instant of the last change (UTC).</summary>
    public DateTime ChangedAt { get; set; }

    /// <summary>Name of the person or command that changed it.</summary>
    public required string ChangedBy { get; set; }
}
