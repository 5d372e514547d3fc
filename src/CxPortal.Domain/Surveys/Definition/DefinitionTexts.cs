using System.Globalization;

namespace CxPortal.Domain.Surveys.Definition;

/// <summary>A text of a survey under a name that stays.</summary>
/// <param name="Path">Its name, for instance <c>q/nps/title</c>.</param>
/// <param name="Question">Key of the question it belongs to; null for texts of the whole.</param>
/// <param name="Text">The text in all languages.</param>
public sealed record NamedText(string Path, string? Question, LocalText Text)
{
    /// <summary>Whether a language has no text although another one has.</summary>
    public bool IsMissing(string language) => !Text.IsEmpty && Text[language] is null;
}

/// <summary>All texts of a survey that respondents read, for translating them side by side.</summary>
public static class DefinitionTexts
{
    /// <summary>The texts in the order in which they are read. Empty ones are left out, except the title.</summary>
    public static IReadOnlyList<NamedText> List(SurveyDefinition definition)
    {
        var found = new List<NamedText> { new("title", null, definition.Title) };
        void Add(string path, string? question, LocalText text)
        {
            if (!text.IsEmpty)
            {
                found.Add(new NamedText(path, question, text));
            }
        }

        Add("introduction", null, definition.Introduction);
        foreach (var page in definition.Pages)
        {
            Add("page/" + page.Key, null, page.Title);
            foreach (var question in page.Questions)
            {
                Visit(question, (path, text) =>
                {
                    Add(path, question.Key, text);
                    return text;
                });
            }
        }

        foreach (var outcome in definition.Outcomes)
        {
            Add($"end/{outcome.Key}/text", null, outcome.Text);
            Add($"end/{outcome.Key}/link", null, outcome.LinkText);
        }

        return found;
    }

    /// <summary>The definition with texts of one language set anew.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="language">The language.</param>
    /// <param name="texts">Texts by their names; names that are not there are passed over, blank texts are removed.</param>
    public static SurveyDefinition Set(SurveyDefinition definition, string language, IReadOnlyDictionary<string, string?> texts)
    {
        LocalText Changed(string path, LocalText text) => texts.TryGetValue(path, out var written) ? text.With(language, written) : text;
        return definition with
        {
            Title = Changed("title", definition.Title),
            Introduction = Changed("introduction", definition.Introduction),
            Pages = [.. definition.Pages.Select(page => page with
            {
                Title = Changed("page/" + page.Key, page.Title),
                Questions = [.. page.Questions.Select(question => Visit(question, Changed))],
            })],
            Outcomes = [.. definition.Outcomes.Select(outcome => outcome with
            {
                Text = Changed($"end/{outcome.Key}/text", outcome.Text),
                LinkText = Changed($"end/{outcome.Key}/link", outcome.LinkText),
            })],
        };
    }

    /// <summary>Goes through the texts of a question and puts in their place what is given back.</summary>
    private static Question Visit(Question question, Func<string, LocalText, LocalText> visit)
    {
        var stem = $"q/{question.Key}/";
        Choice Visited(Choice choice, string kind) => choice with { Text = visit(stem + kind + choice.Code.ToString(CultureInfo.InvariantCulture), choice.Text) };
        return question with
        {
            Title = visit(stem + "title", question.Title),
            Help = visit(stem + "help", question.Help),
            Scale = question.Scale is { } scale
                ? scale with { LowLabel = visit(stem + "low", scale.LowLabel), HighLabel = visit(stem + "high", scale.HighLabel) }
                : null,
            Options = [.. question.Options.Select(option => Visited(option, "option/"))],
            Rows = [.. question.Rows.Select(row => Visited(row, "row/"))],
        };
    }
}
