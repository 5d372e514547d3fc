using System.Globalization;
using CxPortal.Domain.Common;

namespace CxPortal.Domain.Surveys.Definition;

/// <summary>What one question has to be, by its type; whatever concerns other questions is checked elsewhere.</summary>
public static class QuestionRules
{
    /// <summary>The highest number of an option or row.</summary>
    public const int MaxCode = 999;

    /// <summary>The most options or rows of a question.</summary>
    public const int MaxChoices = 200;

    /// <summary>What is wrong with it.</summary>
    /// <param name="question">The question.</param>
    /// <param name="language">The language in which its texts have to be there.</param>
    public static IEnumerable<DefinitionProblem> Problems(Question question, string language)
    {
        if (question.Title[language] is null)
        {
            yield return new DefinitionProblem(DefinitionProblemKind.QuestionEmpty, Detail: language);
        }

        if (Texts(question).Any(text => text.Languages.Any(known => text[known]!.Length > SurveyDefinitionRules.MaxTextLength)))
        {
            yield return new DefinitionProblem(DefinitionProblemKind.TextTooLong);
        }

        if (!IsScaleRight(question))
        {
            yield return new DefinitionProblem(DefinitionProblemKind.Scale);
        }

        foreach (var problem in OfChoices(question, language))
        {
            yield return problem;
        }

        if (!AreLimitsRight(question))
        {
            yield return new DefinitionProblem(DefinitionProblemKind.Limits);
        }
    }

    /// <summary>All texts of a question that respondents read.</summary>
    public static IEnumerable<LocalText> Texts(Question question) =>
        [
            question.Title, question.Help,
            .. question.Options.Concat(question.Rows).Select(choice => choice.Text),
            .. question.Scale is { } scale ? new[] { scale.LowLabel, scale.HighLabel } : [],
        ];

    private static bool IsScaleRight(Question question)
    {
        if (!question.Type.HasScale())
        {
            return question.Scale is null;
        }

        return question.Scale is { } scale
            && (question.Type == QuestionType.Scale
                ? scale.Min < scale.Max
                : question.Type.Scales().Contains((scale.Min, scale.Max)));
    }

    private static IEnumerable<DefinitionProblem> OfChoices(Question question, string language)
    {
        var choices = question.Type.HasOptions() ? question.Options : question.Type.HasRows() ? question.Rows : [];
        var least = question.Type.HasOptions() ? question.HasOther ? 1 : 2 : question.Type == QuestionType.Csi ? 2 : question.Type.HasRows() ? 1 : 0;
        if (choices.Count < least || choices.Count > MaxChoices)
        {
            yield return new DefinitionProblem(DefinitionProblemKind.TooFewChoices, Detail: least.ToString(CultureInfo.InvariantCulture));
        }

        foreach (var choice in choices.Where(choice => choice.Text[language] is null))
        {
            yield return new DefinitionProblem(DefinitionProblemKind.ChoiceEmpty, Detail: choice.Key);
        }

        if (choices.Any(choice => choice.Code is < 1 or > MaxCode || !Slug.IsValid(choice.Key))
            || choices.DistinctBy(choice => choice.Code).Count() != choices.Count
            || choices.DistinctBy(choice => choice.Key).Count() != choices.Count)
        {
            yield return new DefinitionProblem(DefinitionProblemKind.ChoiceTwice);
        }
    }

    private static bool AreLimitsRight(Question question) =>
        !(question.AtLeast > question.AtMost)
        && (question.Type != QuestionType.MultipleChoice
            || (question.AtLeast is null or >= 0 && question.AtMost is null or >= 1
                && !(question.AtLeast > question.Options.Count + (question.HasOther ? 1 : 0))))
        && (!question.Type.IsText() || question.AtMost is null or >= 1);
}
