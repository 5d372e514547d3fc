using CxPortal.Domain.Common;

namespace CxPortal.Domain.Journeys;

/// <summary>A column group of the matrix: one phase of the journey.</summary>
public sealed class Stage : IVersioned, IArchivable, IJourneyPart
{
    /// <summary>The longest title, in characters.</summary>
    public const int MaxTitleLength = 120;

    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <inheritdoc />
    public long JourneyId { get; set; }

    /// <summary>Key within the journey; survives copying, export and import.</summary>
    public required string Key { get; set; }

    /// <summary>The title, in the language of the content.</summary>
    public required string Title { get; set; }

    /// <summary>Place among the stages (see <see cref="Ordering"/>).</summary>
    public long Position { get; set; }

    /// <inheritdoc />
    public DateTime? ArchivedAt { get; set; }

    /// <inheritdoc />
    public int Version { get; set; }
}
