using CxPortal.Domain.Common;

namespace CxPortal.Domain.Journeys;

/// <summary>A row of the matrix.</summary>
public sealed class Lane : IVersioned, IArchivable, IJourneyPart
{
    /// <summary>The longest title, in characters.</summary>
    public const int MaxTitleLength = 120;

    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <inheritdoc />
    public long JourneyId { get; set; }

    /// <summary>Key within the journey: the type's name for the five canonical lanes.</summary>
    public required string Key { get; set; }

    /// <summary>What its cells hold.</summary>
    public LaneType Type { get; set; }

    /// <summary>Where it stands on the service blueprint.</summary>
    public BlueprintRole Role { get; set; }

    /// <summary>The title; null for a canonical lane, whose name follows the language of the interface.</summary>
    public string? Title { get; set; }

    /// <summary>Place among the lanes (see <see cref="Ordering"/>).</summary>
    public long Position { get; set; }

    /// <inheritdoc />
    public DateTime? ArchivedAt { get; set; }

    /// <inheritdoc />
    public int Version { get; set; }

    /// <summary>Whether it is one of the five lanes every journey begins with.</summary>
    public bool IsCanonical => Type != LaneType.Text;
}

/// <summary>The five lanes of a scenario matrix, in their order.</summary>
public static class CanonicalLanes
{
    /// <summary>Type, key and blueprint role of each canonical lane.</summary>
    public static IReadOnlyList<(LaneType Type, string Key, BlueprintRole Role)> All { get; } =
    [
        (LaneType.Emotion, "emotion", BlueprintRole.Experience),
        (LaneType.Scenario, "scenario", BlueprintRole.ClientAction),
        (LaneType.Need, "need", BlueprintRole.Experience),
        (LaneType.Screen, "screen", BlueprintRole.PhysicalEvidence),
        (LaneType.Team, "team", BlueprintRole.Frontstage),
    ];

    /// <summary>New canonical lanes for a journey, in their order.</summary>
    public static IEnumerable<Lane> Create() => All.Select((lane, index) => new Lane
    {
        Key = lane.Key,
        Type = lane.Type,
        Role = lane.Role,
        Position = Ordering.At(index),
    });
}
