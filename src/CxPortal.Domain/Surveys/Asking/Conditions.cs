using System.Globalization;
using CxPortal.Domain.Surveys.Definition;
using CxPortal.Domain.Surveys.Responses;

namespace CxPortal.Domain.Surveys.Asking;

/// <summary>Whether conditions hold for what was answered.</summary>
public static class Conditions
{
    /// <summary>Value of the option "other" in a form; no key of an option looks like this.</summary>
    public const string OtherOption = "__other";

    /// <summary>Whether a condition holds; one that is null or has no terms always does.</summary>
    public static bool Holds(Condition? condition, AskedSurvey survey, AnswerSet answers)
    {
        if (condition is null || condition.Terms.Count == 0)
        {
            return true;
        }

        foreach (var term in condition.Terms)
        {
            if (Holds(term, survey, answers) != condition.NeedsAll)
            {
                return !condition.NeedsAll;
            }
        }

        return condition.NeedsAll;
    }

    private static bool Holds(Term term, AskedSurvey survey, AnswerSet answers)
    {
        var question = survey.Find(term.Question);
        var answer = answers.Find(term.Question);
        if (question is null || answer is null || !IsAnswered(question, answer, term.Row))
        {
            return term.Comparison == Comparison.NotAnswered;
        }

        return term.Comparison switch
        {
            Comparison.Answered => true,
            Comparison.Is => IsValue(question, answer, term),
            Comparison.IsNot => !IsValue(question, answer, term),
            Comparison.AtMost => NumberOf(question, answer, term.Row) is { } number && LimitOf(term) is { } limit && number <= limit,
            Comparison.AtLeast => NumberOf(question, answer, term.Row) is { } number && LimitOf(term) is { } limit && number >= limit,
            _ => false,
        };
    }

    private static bool IsAnswered(AskedQuestion question, Answer answer, string row) =>
        row.Length == 0 ? answer.IsAnswered : ValueOfRow(question, answer, row) is { } value && value != SurveyAnswer.Skipped;

    private static bool IsValue(AskedQuestion question, Answer answer, Term term) => question.Question.Type switch
    {
        QuestionType.SingleChoice => CodeOf(question, term.Value) is { } code && answer.TryGet(0, out var chosen) && chosen == code,
        QuestionType.MultipleChoice => CodeOf(question, term.Value) is { } code && answer.TryGet(code, out var chosen) && chosen == 1,
        QuestionType.ShortText or QuestionType.LongText or QuestionType.Date =>
            string.Equals(answer.Text, term.Value.Trim(), StringComparison.OrdinalIgnoreCase),
        _ => NumberOf(question, answer, term.Row) is { } number && LimitOf(term) is { } limit && number == limit,
    };

    private static int? CodeOf(AskedQuestion question, string option)
    {
        foreach (var choice in question.Question.Options)
        {
            if (choice.Key == option)
            {
                return choice.Code;
            }
        }

        return question.Question.HasOther && option == ConditionRules.Other ? SurveyAnswer.Other : null;
    }

    private static decimal? LimitOf(Term term) =>
        decimal.TryParse(term.Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var limit) ? limit : null;

    private static decimal? NumberOf(AskedQuestion question, Answer answer, string row)
    {
        if (question.Question.Type == QuestionType.Number)
        {
            return decimal.TryParse(answer.Text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;
        }

        var score = row.Length > 0 ? ValueOfRow(question, answer, row) : answer.TryGet(0, out var value) ? value : null;
        return score is >= 0 ? score : null;
    }

    private static int? ValueOfRow(AskedQuestion question, Answer answer, string row)
    {
        foreach (var asked in question.Rows)
        {
            if (asked.Row.Key == row)
            {
                return answer.TryGet(asked.Row.Code, out var value) ? value : null;
            }
        }

        return null;
    }
}
