using CxPortal.Domain.Common;
using CxPortal.Domain.Surveys.Collection;

namespace CxPortal.Domain.Surveys;

/// <summary>
/// A survey. What it asks lies in its draft (<see cref="SurveyDraft"/>) and, immutable, in its published revisions (<see cref="SurveyRevision"/>).
/// </summary>
public sealed class Survey : IVersioned, IArchivable
{
    /// <summary>The longest title, in characters.</summary>
    public const int MaxTitleLength = 200;

    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>The key by which people, files and programs name the survey; unique.</summary>
    public required string Key { get; set; }

    /// <summary>The title for the people who work with it; respondents see the definition's.</summary>
    public required string Title
    {
        get;
        set
        {
            field = value;
            SearchText = Common.SearchText.Of(value);
        }
    }

    /// <summary>The title in search form.</summary>
    public string SearchText { get; private set; } = string.Empty;

    /// <summary>How far it has come.</summary>
    public SurveyStatus Status { get; set; } = SurveyStatus.Draft;

    /// <summary>Where its answers come from.</summary>
    public SurveyOrigin Origin { get; set; } = SurveyOrigin.Portal;

    /// <summary>What is kept beside the answers.</summary>
    public Confidentiality Confidentiality { get; set; } = Confidentiality.Anonymous;

    /// <summary>The family for caps of the contact policy, for instance <c>relationship</c> or <c>transactional</c>.</summary>
    public string Family { get; set; } = "transactional";

    /// <summary>Who answers for it.</summary>
    public Guid? OwnerId { get; set; }

    /// <summary>First day on which answers are taken, by the organisation's time zone; null for at once.</summary>
    public DateOnly? OpensOn { get; set; }

    /// <summary>Last day on which answers are taken, inclusive; null for no end.</summary>
    public DateOnly? ClosesOn { get; set; }

    /// <summary>After how many complete responses it closes by itself; null for never.</summary>
    public int? ResponseLimit { get; set; }

    /// <summary>For how many days single responses are kept; then they are deleted and their counts stay. Null for ever.</summary>
    public int? RetentionDays { get; set; }

    /// <summary>Number of the revision that is asked now; null before the first publication.</summary>
    public int? CurrentRevision { get; set; }

    /// <summary>When it was created (UTC).</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>What it measures in journeys.</summary>
    public List<SurveyPlace> Places { get; } = [];

    /// <summary>By what its results may be cut; at most four.</summary>
    public List<SurveyAttribute> Attributes { get; } = [];

    /// <summary>Ways by which it reaches people.</summary>
    public List<SurveyCollector> Collectors { get; } = [];

    /// <inheritdoc />
    public DateTime? ArchivedAt { get; set; }

    /// <inheritdoc />
    public int Version { get; set; }
}

/// <summary>What the next revision of a survey will ask; the builder's working copy.</summary>
public sealed class SurveyDraft : IVersioned
{
    /// <summary>The survey.</summary>
    public long SurveyId { get; set; }

    /// <summary>The definition as JSON (<see cref="Definition.SurveyDefinitionJson"/>).</summary>
    public required string Document { get; set; }

    /// <summary>When it was last changed (UTC).</summary>
    public DateTime ChangedAt { get; set; }

    /// <inheritdoc />
    public int Version { get; set; }
}

/// <summary>A published definition. Written once; a response is read by the revision it was begun with.</summary>
public sealed class SurveyRevision
{
    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>The survey.</summary>
    public long SurveyId { get; set; }

    /// <summary>1, 2, 3… within the survey.</summary>
    public int Number { get; set; }

    /// <summary>When it was published (UTC).</summary>
    public DateTime PublishedAt { get; set; }

    /// <summary>Who published it.</summary>
    public required string PublishedBy { get; set; }

    /// <summary>What changed, in the publisher's words; optional.</summary>
    public string? Note { get; set; }

    /// <summary>The definition as JSON.</summary>
    public required string Document { get; set; }
}

/// <summary>
/// A column of a survey's data: a question in one version of its meaning. Wording and translations keep the column;
/// another scale, other meanings of options or another direction make a new one.
/// </summary>
public sealed class SurveyQuestion
{
    /// <summary>Database key, by which answers and counts refer to the column.</summary>
    public long Id { get; set; }

    /// <summary>The survey.</summary>
    public long SurveyId { get; set; }

    /// <summary>Key of the question within the survey.</summary>
    public required string Key { get; set; }

    /// <summary>Version of the question's meaning, from 1.</summary>
    public int Meaning { get; set; } = 1;

    /// <summary>What it asks for.</summary>
    public QuestionType Type { get; set; }

    /// <summary>Lowest point of its scale; null where it has none.</summary>
    public int? Min { get; set; }

    /// <summary>Highest point of its scale.</summary>
    public int? Max { get; set; }
}

/// <summary>What a survey measures: a whole journey, a stage or a touchpoint.</summary>
public sealed class SurveyPlace
{
    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>The survey.</summary>
    public long SurveyId { get; set; }

    /// <summary>The journey.</summary>
    public long JourneyId { get; set; }

    /// <summary>The stage; null when the whole journey or a touchpoint is measured.</summary>
    public long? StageId { get; set; }

    /// <summary>The touchpoint; null when the whole journey or a stage is measured.</summary>
    public long? TouchpointId { get; set; }
}

/// <summary>A coarse property of respondents by which results may be cut, for instance a segment or a channel.</summary>
public sealed class SurveyAttribute
{
    /// <summary>The most attributes a survey declares: more would make groups of one.</summary>
    public const int MaxPerSurvey = 4;

    /// <summary>The longest value that is kept, in characters.</summary>
    public const int MaxValueLength = 80;

    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>The survey.</summary>
    public long SurveyId { get; set; }

    /// <summary>1 to 4: which column of <see cref="Responses.SurveyCut"/> holds its values; never changes.</summary>
    public int Slot { get; set; }

    /// <summary>Key within the survey, for instance <c>segment</c>; also the name of the parameter in links.</summary>
    public required string Key { get; set; }

    /// <summary>Title.</summary>
    public required string Title { get; set; }
}
