using CxPortal.Domain.Common;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Definition;
using CxPortal.Domain.Surveys.Responses;

namespace CxPortal.Web.Features.ResponseImport;

/// <summary>The survey that an import fills, and where in it the mapping's questions and attributes lie.</summary>
internal sealed class ImportTarget
{
    /// <summary>Language of the texts that an import makes.</summary>
    public const string Language = "ru";

    /// <summary>The survey; not stored yet when it is new.</summary>
    public required Survey Survey { get; init; }

    /// <summary>What it asks, with what the import adds.</summary>
    public required SurveyDefinition Definition { get; set; }

    /// <summary>Whether the survey is made by this import.</summary>
    public bool IsNew => Survey.Id == 0;

    /// <summary>Whether the definition has grown and needs another revision.</summary>
    public bool HasGrown { get; set; }

    /// <summary>The mapping's questions in their order.</summary>
    public required IReadOnlyList<ImportQuestion> Questions { get; init; }

    /// <summary>Attributes that the survey does not have yet.</summary>
    public required IReadOnlyList<SurveyAttribute> NewAttributes { get; init; }

    /// <summary>For each attribute of the mapping its slot, 1 to 4.</summary>
    public required IReadOnlyList<int> Slots { get; init; }

    /// <summary>The definition with the options that were met.</summary>
    public SurveyDefinition GrownDefinition() => Definition with
    {
        Pages = [.. Definition.Pages.Select(page => page with { Questions = [.. page.Questions.Select(Grown)] })],
    };

    private Question Grown(Question question) =>
        Questions.FirstOrDefault(known => known.Key == question.Key)?.NewOptions is { Count: > 0 } added
            ? question with { Options = [.. question.Options, .. added] }
            : question;
}

/// <summary>A question that an import fills.</summary>
/// <param name="column">Its column; not stored yet when it is new.</param>
/// <param name="options">Options that it has.</param>
/// <param name="canGrow">Whether values that it does not have become options.</param>
internal sealed class ImportQuestion(SurveyQuestion column, IReadOnlyList<Choice> options, bool canGrow)
{
    private const int LastCode = 999;

    private readonly Dictionary<string, int> codes = CodesOf(options, withKeys: !canGrow);
    private readonly HashSet<string> keys = [.. options.Select(option => option.Key)];

    /// <summary>Its column; gets its key when it is stored.</summary>
    public SurveyQuestion Column { get; } = column;

    /// <summary>Key of the question.</summary>
    public string Key => Column.Key;

    /// <summary>Whether it is a single choice.</summary>
    public bool IsChoice => Column.Type == QuestionType.SingleChoice;

    /// <summary>Whether answers are kept as texts.</summary>
    public bool IsText => Column.Type is QuestionType.LongText or QuestionType.ShortText;

    /// <summary>Options that this import adds.</summary>
    public List<Choice> NewOptions { get; } = [];

    /// <summary>The code of an option by its words; null when there is none and none can be added.</summary>
    /// <param name="words">What the file says.</param>
    /// <param name="wanted">The code that the mapping gives it; null for the next free one.</param>
    public int? CodeOf(string words, int? wanted)
    {
        if (codes.TryGetValue(words, out var known))
        {
            return known;
        }

        var code = wanted ?? (codes.Count == 0 ? 1 : codes.Values.Max() + 1);
        if (!canGrow || code > LastCode || codes.ContainsValue(code))
        {
            return null;
        }

        var key = Slug.Unique(words, keys.Contains, "option");
        keys.Add(key);
        codes.Add(words, code);
        NewOptions.Add(new Choice(code, key, LocalText.In(ImportTarget.Language, words)));
        return code;
    }

    /// <summary>The answer as it is stored.</summary>
    public int ValueOf(RowAnswer answer, int? wanted) =>
        IsChoice && answer.Text is { } words ? CodeOf(words, wanted) ?? SurveyAnswer.Skipped : answer.Value;

    /// <summary>Options by their words in any language, and by their keys where these were not made from the words of a file.</summary>
    private static Dictionary<string, int> CodesOf(IEnumerable<Choice> options, bool withKeys)
    {
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        var all = options.ToList();
        foreach (var option in all)
        {
            foreach (var language in option.Text.Languages)
            {
                codes.TryAdd(option.Text[language]!, option.Code);
            }
        }

        if (withKeys)
        {
            all.ForEach(option => codes.TryAdd(option.Key, option.Code));
        }

        return codes;
    }
}
