using CxPortal.Domain.Surveys;
using CxPortal.Web.Features.Catalog;

namespace CxPortal.Web.Features.Measurement;

/// <summary>The plan of measurement.</summary>
/// <param name="Rows">Touchpoints, unmeasured ones first.</param>
/// <param name="All">Touchpoints of all current journeys.</param>
/// <param name="Unmeasured">How many of them nothing measures.</param>
/// <param name="Journeys">Journeys to narrow the list by.</param>
/// <param name="Journey">The journey it is narrowed to.</param>
/// <param name="OnlyUnmeasured">Whether measured touchpoints are left out.</param>
public sealed record MeasurementPage(
    IReadOnlyList<MeasuredTouchpoint> Rows, int All, int Unmeasured, IReadOnlyList<CatalogNamed> Journeys, long? Journey, bool OnlyUnmeasured);

/// <summary>A touchpoint and what measures it.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Title">Its title.</param>
/// <param name="Stage">Title of its stage.</param>
/// <param name="JourneyId">Key of its journey.</param>
/// <param name="Journey">Title of its journey.</param>
/// <param name="Language">Language of the journey's content.</param>
public sealed record MeasuredTouchpoint(long Id, string Title, string Stage, long JourneyId, string Journey, string Language)
{
    /// <summary>Whether the client decides here what the bank is worth.</summary>
    public bool IsMomentOfTruth { get; init; }

    /// <summary>What is planned.</summary>
    public IReadOnlyList<PlannedMetric> Plans { get; init; } = [];

    /// <summary>Surveys that say they measure it.</summary>
    public IReadOnlyList<MeasuringSurvey> Surveys { get; init; } = [];

    /// <summary>Whether no survey measures it, by the plan or by its own word.</summary>
    public bool IsUnmeasured => Surveys.Count == 0 && Plans.All(plan => plan.SurveyId is null);
}

/// <summary>A planned metric.</summary>
/// <param name="TouchpointId">The touchpoint.</param>
/// <param name="Metric">What is measured.</param>
/// <param name="Rhythm">How often.</param>
public sealed record PlannedMetric(long TouchpointId, QuestionType Metric, MeasurementRhythm Rhythm)
{
    /// <summary>The survey.</summary>
    public long? SurveyId { get; init; }

    /// <summary>Title of the survey.</summary>
    public string? Survey { get; init; }

    /// <summary>First day.</summary>
    public DateOnly? StartsOn { get; init; }

    /// <summary>Answers wanted for each reading.</summary>
    public int? SampleSize { get; init; }

    /// <summary>What else is to be known.</summary>
    public string? Note { get; init; }
}

/// <summary>A survey that measures something.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Title">Its title.</param>
/// <param name="Status">How far it has come.</param>
public sealed record MeasuringSurvey(long Id, string Title, SurveyStatus Status);

/// <summary>The plan of one touchpoint.</summary>
/// <param name="Touchpoint">The touchpoint.</param>
/// <param name="Form">What was typed.</param>
/// <param name="Surveys">Surveys to choose from.</param>
public sealed record TouchpointPlanPage(MeasuredTouchpoint Touchpoint, PlanForm Form, IReadOnlyList<CatalogNamed> Surveys)
{
    /// <summary>What is stored.</summary>
    public PlanForm Stored { get; init; } = new();

    /// <summary>Whether somebody else changed it in between.</summary>
    public bool IsStale { get; init; }
}
