using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CxPortal.Domain.Statistics;

namespace CxPortal.Web.Features.SurveyResults.Pages;

/// <summary>A chart, as charts.js draws it. Every chart stands beside a table with the same figures.</summary>
/// <param name="Kind"><c>bars</c>, <c>rows</c> (bars lying on their side), <c>line</c> or <c>map</c>.</param>
/// <param name="Labels">Names along the axis.</param>
/// <param name="Series">What is drawn.</param>
public sealed record ChartSpec(string Kind, IReadOnlyList<string> Labels, IReadOnlyList<ChartSeries> Series)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Smallest value of the axis; null lets the chart choose.</summary>
    public double? Min { get; init; }

    /// <summary>Greatest value of the axis.</summary>
    public double? Max { get; init; }

    /// <summary>Whether values are fractions to be shown as per cent.</summary>
    public bool IsShare { get; init; }

    /// <summary>Name of the horizontal axis of a map.</summary>
    public string? Across { get; init; }

    /// <summary>Name of the vertical axis of a map.</summary>
    public string? Up { get; init; }

    /// <summary>Whether the vertical axis of a map holds fractions to be shown as per cent.</summary>
    public bool IsUpShare { get; init; }

    /// <summary>Where a map's lines cross: horizontal and vertical value.</summary>
    public IReadOnlyList<double>? Cross { get; init; }

    /// <summary>The document for the script.</summary>
    [JsonIgnore]
    public string Json => JsonSerializer.Serialize(this, Options);

    /// <summary>The range of a figure by its formula.</summary>
    public ChartSpec In(MetricDefinition definition) => this with { Min = definition.Lowest, Max = definition.Highest, IsShare = definition.Unit == MetricUnit.Share };
}

/// <summary>One row of values of a chart.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">Its values, along the labels; null for a gap.</param>
/// <param name="Look"><c>value</c>, <c>centre</c>, <c>limit</c>, or names of tones by value in <see cref="Tones"/>.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<double?> Values, string Look = "value")
{
    /// <summary>Lower limits of the intervals.</summary>
    public IReadOnlyList<double?>? Low { get; init; }

    /// <summary>Upper limits of the intervals.</summary>
    public IReadOnlyList<double?>? High { get; init; }

    /// <summary>Horizontal values of a map.</summary>
    public IReadOnlyList<double?>? Across { get; init; }

    /// <summary>Tone of each value: <c>good</c>, <c>bad</c>, <c>warn</c>, <c>quiet</c> or <c>accent</c>.</summary>
    public IReadOnlyList<string>? Tones { get; init; }
}
