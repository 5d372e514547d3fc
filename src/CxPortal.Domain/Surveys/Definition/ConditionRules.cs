using System.Globalization;

namespace CxPortal.Domain.Surveys.Definition;

/// <summary>What a condition may say of earlier answers.</summary>
public static class ConditionRules
{
    /// <summary>Key under which conditions name the answer "other" of a choice.</summary>
    public const string Other = "__other";

    /// <summary>What is wrong with a condition.</summary>
    /// <param name="condition">The condition; null is right.</param>
    /// <param name="earlier">Questions whose answers are known by then, by key.</param>
    public static IEnumerable<DefinitionProblem> Problems(Condition? condition, IReadOnlyDictionary<string, Question> earlier)
    {
        foreach (var term in condition?.Terms ?? [])
        {
            if (!earlier.TryGetValue(term.Question, out var question))
            {
                yield return new DefinitionProblem(DefinitionProblemKind.UnknownQuestion, Detail: term.Question);
            }
            else if (!IsPossible(term, question))
            {
                yield return new DefinitionProblem(DefinitionProblemKind.ImpossibleCondition, Detail: term.Question);
            }
        }
    }

    /// <summary>The comparisons that make sense for answers of a type.</summary>
    public static IReadOnlyList<Comparison> For(QuestionType type) => type switch
    {
        QuestionType.SingleChoice or QuestionType.MultipleChoice => [Comparison.Is, Comparison.IsNot, Comparison.Answered, Comparison.NotAnswered],
        _ when type.IsNumeric() => [Comparison.AtMost, Comparison.AtLeast, Comparison.Is, Comparison.IsNot, Comparison.Answered, Comparison.NotAnswered],
        QuestionType.Statement => [],
        _ => [Comparison.Answered, Comparison.NotAnswered],
    };

    /// <summary>Whether a comparison needs a value to compare with.</summary>
    public static bool NeedsValue(this Comparison comparison) => comparison is not (Comparison.Answered or Comparison.NotAnswered);

    private static bool IsPossible(Term term, Question question)
    {
        if (!For(question.Type).Contains(term.Comparison)
            || (question.Type.HasRows() && question.Rows.All(row => row.Key != term.Row)))
        {
            return false;
        }

        if (!term.Comparison.NeedsValue())
        {
            return true;
        }

        if (question.Type.HasOptions())
        {
            return question.Options.Any(option => option.Key == term.Value) || (question.HasOther && term.Value == Other);
        }

        return int.TryParse(term.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && (question.Scale is not { } scale || (number >= scale.Min && number <= scale.Max));
    }
}
