using CxPortal.Domain.Surveys.Definition;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Surveys.Building;

/// <summary>Says conditions in words.</summary>
public static class ConditionWords
{
    /// <summary>A condition, for instance “if csat ≤ 3”.</summary>
    public static string Say(Condition condition, BuilderPage page, IStringLocalizer<SurveysText> text) =>
        text["Condition.If", string.Join(" " + text[condition.NeedsAll ? "Condition.And" : "Condition.Or"].Value.Trim() + " ", condition.Terms.Select(term => Say(term, page, text)))];

    private static string Say(Term term, BuilderPage page, IStringLocalizer<SurveysText> text)
    {
        var question = page.Definition.Find(term.Question);
        var name = term.Row.Length == 0 ? term.Question : term.Question + "/" + term.Row;
        var value = question?.Options.FirstOrDefault(option => option.Key == term.Value) is { } option ? "«" + page.Say(option.Text) + "»"
            : term.Value == ConditionRules.Other ? text["Choice.Other"].Value
            : term.Value;
        return text["Comparison.Say." + term.Comparison, name, value];
    }
}

/// <summary>Faces for the points of a scale.</summary>
public static class Faces
{
    private static readonly string[] All = ["😡", "🙁", "😐", "🙂", "😀"];

    /// <summary>The face of a point: the worst for the lowest, the best for the highest.</summary>
    public static string Of(int point, Scale scale) => All[(int)Math.Round((double)(point - scale.Min) / Math.Max(1, scale.Max - scale.Min) * (All.Length - 1))];
}
