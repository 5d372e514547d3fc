using System.Text;
using CxPortal.Domain.Surveys.Definition;
using CxPortal.Domain.Surveys.Responses;

namespace CxPortal.Domain.Surveys.Asking;

/// <summary>Puts earlier answers into texts: <c>{{key}}</c> is replaced by what the respondent said.</summary>
public static class Piping
{
    private const string Opening = "{{";
    private const string Closing = "}}";

    /// <summary>Whether a text quotes an answer in any language.</summary>
    public static bool IsIn(LocalText text) => text.Languages.Any(language => text[language]!.Contains(Opening, StringComparison.Ordinal));

    /// <summary>Keys of the questions that a text quotes.</summary>
    public static IEnumerable<string> KeysIn(string text)
    {
        for (var start = text.IndexOf(Opening, StringComparison.Ordinal); start >= 0; start = text.IndexOf(Opening, start + 2, StringComparison.Ordinal))
        {
            var end = text.IndexOf(Closing, start, StringComparison.Ordinal);
            if (end < 0)
            {
                yield break;
            }

            yield return text[(start + 2)..end].Trim();
        }
    }

    /// <summary>The text with answers in place, as plain text; a question that was not answered leaves nothing.</summary>
    public static string Apply(string text, AskedSurvey survey, AnswerSet answers, string language)
    {
        if (!text.Contains(Opening, StringComparison.Ordinal))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        var position = 0;
        while (text.IndexOf(Opening, position, StringComparison.Ordinal) is >= 0 and var start
            && text.IndexOf(Closing, start, StringComparison.Ordinal) is >= 0 and var end)
        {
            result.Append(text, position, start - position);
            result.Append(WordsOf(text[(start + 2)..end].Trim(), survey, answers, language));
            position = end + 2;
        }

        return result.Append(text, position, text.Length - position).ToString();
    }

    private static string WordsOf(string key, AskedSurvey survey, AnswerSet answers, string language)
    {
        if (survey.Find(key) is not { } question || answers.Find(key) is not { IsAnswered: true } answer)
        {
            return string.Empty;
        }

        if (question.IsText)
        {
            return answer.Text ?? string.Empty;
        }

        var languages = survey.LanguagesFrom(language).ToArray();
        return question.Question.Type switch
        {
            QuestionType.SingleChoice => answer.TryGet(0, out var code) ? OptionText(question, code.Value, answer, languages) : string.Empty,
            QuestionType.MultipleChoice => string.Join(", ", answer.Values
                .Where(value => value is { Value: 1, Item: >= 0 })
                .Select(value => OptionText(question, value.Item, answer, languages))
                .Where(words => words.Length > 0)),
            QuestionType.Csi or QuestionType.TouchpointMatrix or QuestionType.Consent => string.Empty,
            _ => answer.TryGet(0, out var score) && score >= 0 ? score.Value.ToString(System.Globalization.CultureInfo.InvariantCulture) : string.Empty,
        };
    }

    private static string OptionText(AskedQuestion question, int code, Answer answer, string[] languages) => code == SurveyAnswer.Other
        ? answer.Text ?? string.Empty
        : question.Question.Options.FirstOrDefault(option => option.Code == code)?.Text.For(languages) ?? string.Empty;
}
