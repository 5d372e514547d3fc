using CxPortal.Domain.Common;

namespace CxPortal.Domain.Journeys;

/// <summary>A remark on a place of the matrix, which may still be empty; open until an editor resolves it.</summary>
public sealed class CellComment : IVersioned, IJourneyPart
{
    /// <summary>The longest text, in characters.</summary>
    public const int MaxTextLength = 2000;

    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <inheritdoc />
    public long JourneyId { get; set; }

    /// <summary>The row of the matrix.</summary>
    public long LaneId { get; set; }

    /// <summary>The column of the matrix.</summary>
    public long TouchpointId { get; set; }

    /// <summary>The remark that this one answers; null for the first of a thread.</summary>
    public long? ParentId { get; set; }

    /// <summary>Who wrote it; null when by a command.</summary>
    public Guid? AuthorId { get; set; }

    /// <summary>The author's name at the time of writing.</summary>
    public required string AuthorName { get; set; }

    /// <summary>The remark, plain text.</summary>
    public required string Text { get; set; }

    /// <summary>When it was written (UTC).</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>When it was resolved (UTC); null while it is open.</summary>
    public DateTime? ResolvedAt { get; set; }

    /// <summary>Who resolved it.</summary>
    public string? ResolvedBy { get; set; }

    /// <inheritdoc />
    public int Version { get; set; }
}
