using CxPortal.Domain.Common;

namespace CxPortal.Domain.Surveys.Definition;

/// <summary>An option or row as it was typed.</summary>
/// <param name="Code">Its number; null for a new one.</param>
/// <param name="Text">Its text in the language that is edited; a blank one in the first language takes the choice out.</param>
/// <param name="Touchpoint">For a row of a touchpoint matrix, as in <see cref="Choice.Touchpoint"/>.</param>
public sealed record TypedChoice(int? Code, string? Text, string? Touchpoint = null);

/// <summary>Changes of options and rows that keep numbers: a number is never given to another meaning.</summary>
public static class ChoiceEdits
{
    /// <summary>The choices as typed, in the order in which they were typed.</summary>
    /// <param name="known">What is in the draft.</param>
    /// <param name="published">What was published under this question, the newest first: their numbers stay theirs.</param>
    /// <param name="typed">What was typed; choices that are not in it are taken out.</param>
    /// <param name="language">The language that was edited.</param>
    public static IReadOnlyList<Choice> Apply(IReadOnlyList<Choice> known, IReadOnlyList<Choice> published, IReadOnlyList<TypedChoice> typed, string language)
    {
        var result = new List<Choice>();
        var next = known.Concat(published).Select(choice => choice.Code).DefaultIfEmpty(0).Max();
        foreach (var row in typed)
        {
            var text = row.Text?.Trim();
            if (row.Code is { } code && known.FirstOrDefault(choice => choice.Code == code) is { } old)
            {
                var changed = old with { Text = old.Text.With(language, text), Touchpoint = Blank(row.Touchpoint) };
                if (!changed.Text.IsEmpty)
                {
                    result.Add(changed);
                }
            }
            else if (!string.IsNullOrEmpty(text))
            {
                result.Add(Returning(text, published, result) is { } again
                    ? again with { Text = again.Text.With(language, text), Touchpoint = Blank(row.Touchpoint) }
                    : new Choice(++next, Slug.Unique(text, key => IsTaken(key, known, published, result), "option"), LocalText.In(language, text)) { Touchpoint = Blank(row.Touchpoint) });
            }
        }

        return result;
    }

    /// <summary>A published choice of the same name that is not in use now gets its number back.</summary>
    private static Choice? Returning(string text, IReadOnlyList<Choice> published, List<Choice> used) => published.FirstOrDefault(choice =>
        choice.Key == Slug.From(text, "option") && !used.Exists(other => other.Code == choice.Code || other.Key == choice.Key));

    private static bool IsTaken(string key, IReadOnlyList<Choice> known, IReadOnlyList<Choice> published, List<Choice> used) =>
        known.Concat(published).Concat(used).Any(choice => choice.Key == key);

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
