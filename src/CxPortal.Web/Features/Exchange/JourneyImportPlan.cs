using CxPortal.Domain.Journeys.Exchange;

namespace CxPortal.Web.Features.Exchange;

/// <summary>How a document is to be imported.</summary>
public sealed record JourneyImportOptions
{
    /// <summary>The journey must have this key; null when any is welcome.</summary>
    public string? ExpectedKey { get; init; }

    /// <summary>Whether a journey with the document's key is refused instead of updated.</summary>
    public bool OnlyNew { get; init; }

    /// <summary>Whether pictures stay as they are, whatever the document says: workbooks do not hold them.</summary>
    public bool KeepPictures { get; init; }

    /// <summary>The <see cref="JourneyImportPlan.Stamp"/> that was confirmed; anything else is refused as stale. Null applies what is planned now.</summary>
    public string? ConfirmedStamp { get; init; }

    /// <summary>Tells where in the imported file a path of the document stands.</summary>
    public Func<string, ExchangePlace>? PlaceOf { get; init; }
}

/// <summary>What an import would do.</summary>
public sealed record JourneyImportPlan
{
    /// <summary>The document as it is applied: catalogue keys are those of this installation.</summary>
    public required JourneyDocument Document { get; init; }

    /// <summary>Id of the journey that is updated; null when one is created.</summary>
    public long? JourneyId { get; init; }

    /// <summary>What changes, in reading order.</summary>
    public IReadOnlyList<ImportChange> Changes { get; init; } = [];

    /// <summary>Catalogue rows that are made.</summary>
    public IReadOnlyList<CatalogDocument> NewCatalogRows { get; init; } = [];

    /// <summary>Names of screens and teams that no catalogue row has, so that they stay as text.</summary>
    public IReadOnlyList<string> UnmatchedNames { get; init; } = [];

    /// <summary>Why it cannot be done; when there are any, nothing is stored.</summary>
    public IReadOnlyList<ExchangeProblem> Problems { get; init; } = [];

    /// <summary>Whether the journey was changed here after the document was exported.</summary>
    public bool IsOutdated { get; init; }

    /// <summary>Recognises this plan: it differs as soon as the journey, the document or the catalogue differ.</summary>
    public string Stamp { get; init; } = string.Empty;

    /// <summary>Whether the journey is made anew.</summary>
    public bool IsNew => JourneyId is null;

    /// <summary>Whether the journey already says what the document says.</summary>
    public bool IsUnchanged => Problems.Count == 0 && Changes.Count == 0;
}

/// <summary>What an import did.</summary>
/// <param name="JourneyId">The journey.</param>
/// <param name="Plan">What was planned and done.</param>
public sealed record JourneyImportResult(long JourneyId, JourneyImportPlan Plan);
