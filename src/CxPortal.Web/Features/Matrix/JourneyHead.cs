using CxPortal.Domain.Journeys;

namespace CxPortal.Web.Features.Matrix;

/// <summary>What the head of the journey page says about the journey.</summary>
/// <param name="Id">Key.</param>
/// <param name="Version">Version of the journey's own row.</param>
/// <param name="Title">Title.</param>
/// <param name="Product">Name of the product.</param>
/// <param name="Segment">Name of the segment.</param>
/// <param name="Nature">As-is or to-be.</param>
/// <param name="Status">How far it has come.</param>
/// <param name="PublishedNumber">Number of the newest published version; 0 before the first.</param>
/// <param name="PublishedAt">When that was published (UTC).</param>
/// <param name="ContentLanguage">Language of the content.</param>
/// <param name="ArchivedAt">When it was archived (UTC).</param>
/// <param name="ChangedAt">When anything in it was last changed (UTC).</param>
/// <param name="ChangedBy">Who changed it.</param>
/// <param name="CounterpartId">The journey on the other side of as-is and to-be; null where there is none.</param>
public sealed record JourneyHead(
    long Id,
    int Version,
    string Title,
    string? Product,
    string? Segment,
    JourneyNature Nature,
    JourneyStatus Status,
    int PublishedNumber,
    DateTime? PublishedAt,
    string ContentLanguage,
    DateTime? ArchivedAt,
    DateTime? ChangedAt,
    string? ChangedBy,
    long? CounterpartId)
{
    /// <summary>Whether it lies in the archive and can only be read.</summary>
    public bool IsArchived => ArchivedAt is not null;

    /// <summary>Whether something was changed after the newest version was published.</summary>
    public bool IsChangedSincePublished => PublishedAt is { } published && ChangedAt > published;
}
