using CxPortal.Domain.Common;
using CxPortal.Domain.Surveys.Definition;

namespace CxPortal.Web.Features.Surveys.Building;

/// <summary>A condition as typed: a few comparisons, all or any of which have to hold.</summary>
public sealed class ConditionForm
{
    /// <summary>The most comparisons.</summary>
    public const int MaxTerms = 10;

    /// <summary>Whether any one comparison is enough.</summary>
    public bool IsAny { get; set; }

    /// <summary>Comparisons; those without a question are left out.</summary>
    public List<TermForm> Terms { get; set; } = [];

    /// <summary>The form of a condition.</summary>
    public static ConditionForm Of(Condition? condition, SurveyDefinition definition, string language) => new()
    {
        IsAny = condition is { NeedsAll: false },
        Terms = [.. (condition?.Terms ?? []).Select(term => new TermForm
        {
            Target = term.Row.Length == 0 ? term.Question : term.Question + "/" + term.Row,
            Comparison = term.Comparison,
            Value = definition.Find(term.Question)?.Options.FirstOrDefault(option => option.Key == term.Value)?.Text.For([language, .. definition.Languages]) ?? term.Value,
        })],
    };

    /// <summary>The condition; null where nothing is asked. Values that name an option by its words become its key.</summary>
    /// <param name="earlier">Questions that may be asked about.</param>
    public Condition? Read(IReadOnlyList<Question> earlier)
    {
        var terms = Terms.Where(term => !string.IsNullOrWhiteSpace(term.Target)).Take(MaxTerms).Select(term => TermOf(term, earlier)).ToList();
        return terms.Count == 0 ? null : new Condition(terms, !IsAny);
    }

    private static Term TermOf(TermForm typed, IReadOnlyList<Question> earlier)
    {
        var parts = typed.Target!.Split('/', 2);
        var value = typed.Comparison.NeedsValue() ? typed.Value?.Trim() ?? string.Empty : string.Empty;
        var option = earlier.FirstOrDefault(question => question.Key == parts[0])?.Options
            .FirstOrDefault(option => option.Text.Languages.Any(language => SearchText.Of(option.Text[language]) == SearchText.Of(value)));
        return new Term(parts[0], typed.Comparison, option?.Key ?? value) { Row = parts.Length > 1 ? parts[1] : string.Empty };
    }
}

/// <summary>One comparison as typed.</summary>
public sealed class TermForm
{
    /// <summary>Key of the question, with the key of a row after a slash; blank for none.</summary>
    public string? Target { get; set; }

    /// <summary>How it is compared.</summary>
    public Comparison Comparison { get; set; } = Comparison.AtMost;

    /// <summary>With what: an option's words or key, or a number.</summary>
    public string? Value { get; set; }
}
