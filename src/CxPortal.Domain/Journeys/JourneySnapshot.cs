namespace CxPortal.Domain.Journeys;

/// <summary>An immutable published version of a journey: the whole of it as its JSON document.</summary>
public sealed class JourneySnapshot : IJourneyPart
{
    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <inheritdoc />
    public long JourneyId { get; set; }

    /// <summary>1, 2, 3… within the journey.</summary>
    public int Number { get; set; }

    /// <summary>When it was published (UTC).</summary>
    public DateTime PublishedAt { get; set; }

    /// <summary>Who published it.</summary>
    public required string PublishedBy { get; set; }

    /// <summary>What changed, in the words of the publisher; optional.</summary>
    public string? Note { get; set; }

    /// <summary>The journey in the format of its JSON export.</summary>
    public required string Document { get; set; }

    /// <summary>SHA-256 over the content, 64 lower-case hexadecimal digits; two versions with the same content have the same one.</summary>
    public required string Fingerprint { get; set; }
}
