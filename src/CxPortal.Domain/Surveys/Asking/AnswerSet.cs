using System.Diagnostics.CodeAnalysis;
using CxPortal.Domain.Surveys.Responses;

namespace CxPortal.Domain.Surveys.Asking;

/// <summary>What a respondent has answered so far, by keys of questions. Questions that were not shown are not in it.</summary>
public sealed class AnswerSet
{
    private readonly Dictionary<string, Answer> answers = new(StringComparer.Ordinal);

    /// <summary>The answer to a question; null when it was not shown.</summary>
    public Answer? Find(string question) => answers.GetValueOrDefault(question);

    /// <summary>Whether a question was shown.</summary>
    public bool Has(string question) => answers.ContainsKey(question);

    internal void Add(string question, Answer answer) => answers[question] = answer;
}

/// <summary>The answer to one question.</summary>
public sealed class Answer
{
    private readonly List<ItemValue> values = [];

    /// <summary>Values by item, as <see cref="SurveyAnswer"/> holds them; rows that were left empty among them.</summary>
    public IReadOnlyList<ItemValue> Values => values;

    /// <summary>The words, number or day, or what "other" means; null where there is none. Never with a value that says skipped.</summary>
    public string? Text { get; internal set; }

    /// <summary>Whether something was said, "does not apply to me" included.</summary>
    public bool IsAnswered => values.Exists(value => value.Value != SurveyAnswer.Skipped);

    /// <summary>Whether an item has a value.</summary>
    public bool TryGet(int item, [NotNullWhen(true)] out int? value)
    {
        foreach (var known in values)
        {
            if (known.Item == item)
            {
                value = known.Value;
                return true;
            }
        }

        value = null;
        return false;
    }

    internal void Add(int item, int value) => values.Add(new ItemValue(item, value));
}

/// <summary>One value of an answer.</summary>
/// <param name="Item">As in <see cref="SurveyAnswer.Item"/>.</param>
/// <param name="Value">As in <see cref="SurveyAnswer.Value"/>.</param>
public readonly record struct ItemValue(int Item, int Value);
