using CxPortal.Domain.Statistics;

namespace CxPortal.Web.Features.SurveyResults.Figures;

/// <summary>The figures of one question, or of one row of it, in one group.</summary>
/// <param name="Column">The question.</param>
public sealed record QuestionFigures(SurveyColumn Column)
{
    /// <summary>The row of a matrix or CSI block; null for the question itself.</summary>
    public ColumnChoice? Row { get; init; }

    /// <summary>Why nothing is shown; <see cref="SuppressionReason.None"/> when it is.</summary>
    public SuppressionReason Suppressed { get; init; }

    /// <summary>Answers counted.</summary>
    public long N { get; init; }

    /// <summary>Responses in which it was left empty.</summary>
    public long Missing { get; init; }

    /// <summary>Responses that said "does not apply to me".</summary>
    public long NotApplicable { get; init; }

    /// <summary>How often each point or option was given, in order.</summary>
    public IReadOnlyList<ValueCount> Counts { get; init; } = [];

    /// <summary>The counts as a scale; null where it has none.</summary>
    public ScoreCounts? Scores { get; init; }

    /// <summary>Sample standard deviation; null where there is none.</summary>
    public double? StandardDeviation { get; init; }

    /// <summary>Promoters, passives and detractors; null but for NPS.</summary>
    public (long Promoters, long Passives, long Detractors)? Net { get; init; }

    /// <summary>The estimates by name, the leading one first. A suppressed figure keeps the names without estimates.</summary>
    public IReadOnlyList<NamedEstimate> Estimates { get; init; } = [];

    /// <summary>Rows of a matrix or CSI block; for the latter satisfaction, with importance in <see cref="Importance"/>.</summary>
    public IReadOnlyList<QuestionFigures> Rows { get; init; } = [];

    /// <summary>Importance of an aspect of a CSI block; null elsewhere.</summary>
    public QuestionFigures? Importance { get; init; }

    /// <summary>Whether something is shown.</summary>
    public bool IsShown => Suppressed == SuppressionReason.None;

    /// <summary>The estimate that stands for the question: the first one; null where there is none or it is hidden.</summary>
    public NamedEstimate? Leading => Estimates.Count > 0 ? Estimates[0] : null;

    /// <summary>The same figure without anything that tells what was answered.</summary>
    public QuestionFigures Hidden(SuppressionReason reason) => new QuestionFigures(Column)
    {
        Row = Row,
        Suppressed = reason,
        Estimates = [.. Estimates.Select(estimate => estimate with { Estimate = null })],
        Rows = [.. Rows.Select(row => row.Hidden(reason))],
        Importance = Importance?.Hidden(reason),
    };
}

/// <summary>How often a value was given.</summary>
/// <param name="Key">The value: a point of the scale, or an option's key.</param>
/// <param name="Title">Its words; the point itself for scales.</param>
/// <param name="Count">How often.</param>
/// <param name="Share">Share of the answers with its Wilson interval; null without answers.</param>
public sealed record ValueCount(string Key, string Title, long Count, Estimate? Share);

/// <summary>An estimate with its name and formula.</summary>
/// <param name="Name">Name in documents, for instance <c>top2</c>.</param>
/// <param name="Definition">The formula.</param>
/// <param name="Estimate">The estimate; null where it is undefined or hidden.</param>
public sealed record NamedEstimate(string Name, MetricDefinition Definition, Estimate? Estimate);

/// <summary>One group of responses.</summary>
/// <param name="By">Values of the attributes that were grouped by, by the attribute's key; empty for everything.</param>
/// <param name="Suppressed">Why nothing is shown.</param>
/// <param name="N">Responses; 0 when hidden.</param>
/// <param name="Complete">Those who reached the end; 0 when hidden.</param>
/// <param name="Questions">Figures by question.</param>
public sealed record GroupFigures(
    IReadOnlyDictionary<string, string> By, SuppressionReason Suppressed, long N, long Complete, IReadOnlyList<QuestionFigures> Questions)
{
    /// <summary>Values of the attributes in a row, for headings.</summary>
    public string Name => string.Join(" · ", By.Values);
}
