using CxPortal.Domain.Common;

namespace CxPortal.Domain.Surveys;

/// <summary>By what, when and with how many answers a touchpoint is to be measured.</summary>
public sealed class MeasurementPlan : IVersioned
{
    /// <summary>The longest note, in characters.</summary>
    public const int MaxNoteLength = 500;

    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>The journey of the touchpoint.</summary>
    public long JourneyId { get; set; }

    /// <summary>The touchpoint.</summary>
    public long TouchpointId { get; set; }

    /// <summary>What is measured: <see cref="QuestionType.Csat"/>, <see cref="QuestionType.Nps"/>, <see cref="QuestionType.Ces"/> or <see cref="QuestionType.Csi"/>.</summary>
    public QuestionType Metric { get; set; }

    /// <summary>The survey that measures it; null while there is none.</summary>
    public long? SurveyId { get; set; }

    /// <summary>First day of measuring.</summary>
    public DateOnly? StartsOn { get; set; }

    /// <summary>How often the figure is to be read.</summary>
    public MeasurementRhythm Rhythm { get; set; } = MeasurementRhythm.Monthly;

    /// <summary>Answers wanted for each reading; null while nobody has said.</summary>
    public int? SampleSize { get; set; }

    /// <summary>What else is to be known; optional.</summary>
    public string? Note { get; set; }

    /// <inheritdoc />
    public int Version { get; set; }
}

/// <summary>How often a figure is read.</summary>
public enum MeasurementRhythm
{
    /// <summary>Once.</summary>
    Once = 1,

    /// <summary>Every week.</summary>
    Weekly = 2,

    /// <summary>Every month.</summary>
    Monthly = 3,

    /// <summary>Every three months.</summary>
    Quarterly = 4,

    /// <summary>Every year.</summary>
    Yearly = 5,
}
