using System.Globalization;
using CxPortal.Domain.Common;
using CxPortal.Domain.Surveys.Responses;

namespace CxPortal.Domain.Surveys.Cases;

/// <summary>Whether a response asks for a call.</summary>
public static class CaseTriggers
{
    /// <summary>What in a response fires a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="columns">Columns of the rule's question, in every version of its meaning.</param>
    /// <param name="values">Values of the response.</param>
    /// <param name="texts">Texts of the response.</param>
    /// <returns>The lowest score, or the words that were found; null when the rule does not fire.</returns>
    public static string? Find(CaseRule rule, IReadOnlySet<long> columns, IEnumerable<AnswerValue> values, IEnumerable<AnswerText> texts)
    {
        if (rule.AtMost is { } limit)
        {
            // Below zero stand "skipped" and "does not apply"; beyond the offset the importance of an aspect, which is no complaint.
            var scores = values
                .Where(value => columns.Contains(value.QuestionId) && value.Value >= 0 && value.Item is >= 0 and < SurveyAnswer.ImportanceOffset)
                .Select(value => value.Value)
                .ToList();
            return scores.Count > 0 && scores.Min() <= limit ? scores.Min().ToString(CultureInfo.InvariantCulture) : null;
        }

        var found = texts.Where(text => columns.Contains(text.QuestionId)).SelectMany(text => WordsIn(text.Text, rule.Words)).Distinct().ToList();
        return found.Count > 0 ? string.Join(", ", found) : null;
    }

    /// <summary>Those words or phrases of a list that begin a word of the text, so that "жалоб" finds "жалоба" and "court" does not find "escort".</summary>
    /// <param name="text">The text.</param>
    /// <param name="words">Words or phrases, one a line.</param>
    public static IEnumerable<string> WordsIn(string text, string? words)
    {
        var searched = SearchText.Of(text);
        return (words ?? string.Empty).Split('\n').Select(line => line.Trim())
            .Where(line => line.Length > 0 && BeginsAWord(searched, SearchText.Of(line)));
    }

    private static bool BeginsAWord(string text, string word)
    {
        for (var place = text.IndexOf(word, StringComparison.Ordinal); place >= 0; place = text.IndexOf(word, place + 1, StringComparison.Ordinal))
        {
            if (place == 0 || !char.IsLetterOrDigit(text[place - 1]))
            {
                return true;
            }
        }

        return false;
    }
}
