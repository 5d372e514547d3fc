using System.ComponentModel.DataAnnotations;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Definition;

namespace CxPortal.Web.Features.Measurement;

/// <summary>The plan of one touchpoint as typed: a part for each metric.</summary>
public sealed class PlanForm
{
    /// <summary>Parts in the order of <see cref="QuestionTypes.Metrics"/>.</summary>
    public List<MetricForm> Metrics { get; set; } = [];

    /// <summary>The form of what is stored.</summary>
    public static PlanForm Of(IReadOnlyList<MeasurementPlan> stored) => new()
    {
        Metrics = [.. QuestionTypes.Metrics.Select(metric => stored.FirstOrDefault(plan => plan.Metric == metric) is { } plan
            ? new MetricForm
            {
                Metric = metric,
                IsPlanned = true,
                SurveyId = plan.SurveyId,
                StartsOn = plan.StartsOn,
                Rhythm = plan.Rhythm,
                SampleSize = plan.SampleSize,
                Note = plan.Note,
                Version = plan.Version,
            }
            : new MetricForm { Metric = metric })],
    };
}

/// <summary>One metric as typed.</summary>
public sealed class MetricForm
{
    /// <summary>The metric.</summary>
    public QuestionType Metric { get; set; }

    /// <summary>Whether it is to be measured.</summary>
    public bool IsPlanned { get; set; }

    /// <summary>The survey.</summary>
    public long? SurveyId { get; set; }

    /// <summary>First day.</summary>
    public DateOnly? StartsOn { get; set; }

    /// <summary>How often.</summary>
    [EnumDataType(typeof(MeasurementRhythm), ErrorMessage = "Binding.Unknown")]
    public MeasurementRhythm Rhythm { get; set; } = MeasurementRhythm.Monthly;

    /// <summary>Answers wanted for each reading.</summary>
    [Range(1, 100_000_000, ErrorMessage = "OutOfRange")]
    public int? SampleSize { get; set; }

    /// <summary>What else is to be known.</summary>
    [StringLength(MeasurementPlan.MaxNoteLength, ErrorMessage = "TooLong")]
    public string? Note { get; set; }

    /// <summary>Version that was on the screen; 0 where nothing was planned.</summary>
    public int Version { get; set; }
}
