namespace CxPortal.Domain.Journeys;

/// <summary>A row that belongs to one journey; a change of it is a change of the journey.</summary>
public interface IJourneyPart
{
    /// <summary>The journey the row belongs to.</summary>
    long JourneyId { get; }
}
