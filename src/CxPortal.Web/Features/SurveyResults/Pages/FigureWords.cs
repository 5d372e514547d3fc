using System.Globalization;
using CxPortal.Domain.Statistics;
using CxPortal.Web.Features.SurveyResults.Figures;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.SurveyResults.Pages;

/// <summary>Writes figures as people read them, in the current language.</summary>
public sealed class FigureWords(IStringLocalizer<SurveyResultsText> text)
{
    /// <summary>A value in its unit; a dash where there is none.</summary>
    public string Value(double? value, MetricUnit unit) => value is not { } known ? "–" : unit switch
    {
        MetricUnit.Share => text["Unit.Percent", Signed(known * 100, "0.0")],
        MetricUnit.Points => Signed(known, "0.0"),
        MetricUnit.Scale => Signed(known, "0.00"),
        MetricUnit.Answers => known.ToString("N0", CultureInfo.CurrentCulture),
        _ => known.ToString("0.###", CultureInfo.CurrentCulture),
    };

    /// <summary>The value of an estimate.</summary>
    public string Value(NamedEstimate estimate) => Value(estimate.Estimate?.Value, estimate.Definition.Unit);

    /// <summary>The interval of an estimate; empty where it has none.</summary>
    public string Interval(Estimate? estimate, MetricUnit unit) => estimate is { HasInterval: true }
        ? text["Interval", Value(estimate.Low, unit), Value(estimate.High, unit)]
        : string.Empty;

    /// <summary>The interval of an estimate with its number of answers.</summary>
    public string Note(NamedEstimate estimate, long n) => estimate.Estimate is { HasInterval: true }
        ? text["IntervalAndN", Interval(estimate.Estimate, estimate.Definition.Unit), n]
        : text["N", n];

    /// <summary>What an estimate is called.</summary>
    public string Name(NamedEstimate estimate) => text["Estimate." + estimate.Definition.Id.Replace('.', '-')];

    /// <summary>Why something is hidden.</summary>
    public string Reason(SuppressionReason reason) => text["Suppressed." + reason];

    /// <summary>Name of a value of a question.</summary>
    public string Value(ValueCount value) => value.Title.Length > 0 ? value.Title : value.Key == SurveyColumns.OtherKey ? text["Other"] : value.Key;

    /// <summary>Name of a group; an attribute without a value has a name too.</summary>
    public string Group(GroupFigures group) => Group(group.Name);

    /// <inheritdoc cref="Group(GroupFigures)" />
    public string Group(string name) => name.Length > 0 ? name : text["NoValue"];

    private static string Signed(double value, string format) => Math.Round(value, format.Length - 2) == 0 ? 0.0.ToString(format, CultureInfo.CurrentCulture) : value.ToString(format, CultureInfo.CurrentCulture).Replace('-', '−');
}
