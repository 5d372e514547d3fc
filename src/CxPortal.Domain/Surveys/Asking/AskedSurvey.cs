using CxPortal.Domain.Surveys.Definition;

namespace CxPortal.Domain.Surveys.Asking;

/// <summary>A definition made ready to be asked: names of form fields and scales are worked out once and not for each respondent.</summary>
public sealed class AskedSurvey
{
    private readonly Dictionary<string, AskedQuestion> byKey;

    /// <summary>Makes a definition ready.</summary>
    public AskedSurvey(SurveyDefinition definition)
    {
        Definition = definition;
        Pages = [.. definition.Pages.Select((page, index) => new AskedPage(index, page))];
        Questions = [.. Pages.SelectMany(page => page.Questions)];
        byKey = new Dictionary<string, AskedQuestion>(StringComparer.Ordinal);
        foreach (var question in Questions)
        {
            byKey.TryAdd(question.Key, question);
        }
    }

    /// <summary>What is asked.</summary>
    public SurveyDefinition Definition { get; }

    /// <summary>Pages in order.</summary>
    public IReadOnlyList<AskedPage> Pages { get; }

    /// <summary>Questions of all pages in order.</summary>
    public IReadOnlyList<AskedQuestion> Questions { get; }

    /// <summary>The question with a key; null when there is none.</summary>
    public AskedQuestion? Find(string key) => byKey.GetValueOrDefault(key);

    /// <summary>Languages in the order in which a text is looked for: the given one first, then as the definition lists them.</summary>
    public IEnumerable<string> LanguagesFrom(string language) => Definition.Languages.Prepend(language);
}

/// <summary>A page made ready to be asked.</summary>
public sealed class AskedPage
{
    internal AskedPage(int index, SurveyPage page)
    {
        Index = index;
        Page = page;
        Questions = [.. page.Questions.Select(question => new AskedQuestion(index, question))];
    }

    /// <summary>Place among the pages, from 0.</summary>
    public int Index { get; }

    /// <summary>The page as it is defined.</summary>
    public SurveyPage Page { get; }

    /// <summary>Questions in the order of the definition.</summary>
    public IReadOnlyList<AskedQuestion> Questions { get; }

    /// <summary>Whether two respondents may see it in different orders.</summary>
    public bool IsShuffled => Page.IsShuffled || Questions.Any(asked => asked.Question.IsShuffled);
}

/// <summary>A question made ready to be asked.</summary>
public sealed class AskedQuestion
{
    internal AskedQuestion(int page, Question question)
    {
        Page = page;
        Question = question;
        Field = "q_" + question.Key;
        OtherField = Field + "__other";
        Scale = question.Scale ?? DefaultScale(question.Type);
        Rows = [.. question.Rows.Select(row => new AskedRow(row, $"{Field}__{row.Key}", $"{Field}__{row.Key}__importance"))];
    }

    /// <summary>Place of its page, from 0.</summary>
    public int Page { get; }

    /// <summary>The question as it is defined.</summary>
    public Question Question { get; }

    /// <summary>Its key.</summary>
    public string Key => Question.Key;

    /// <summary>Name of its form field.</summary>
    public string Field { get; }

    /// <summary>Name of the form field for an answer in the respondent's own words.</summary>
    public string OtherField { get; }

    /// <summary>Its points; null where it is no score.</summary>
    public Scale? Scale { get; }

    /// <summary>Rows of a matrix, aspects of a CSI block.</summary>
    public IReadOnlyList<AskedRow> Rows { get; }

    /// <summary>Whether it asks for anything.</summary>
    public bool TakesAnswer => Question.Type != QuestionType.Statement;

    /// <summary>Whether it has a score for each of several rows.</summary>
    public bool HasRows => Question.Type is QuestionType.Csi or QuestionType.TouchpointMatrix;

    /// <summary>Whether its answer is words, a number or a day.</summary>
    public bool IsText => Question.Type is QuestionType.ShortText or QuestionType.LongText or QuestionType.Number or QuestionType.Date;

    private static Scale? DefaultScale(QuestionType type) => type switch
    {
        QuestionType.Csat or QuestionType.TouchpointMatrix => new Scale(1, 5),
        QuestionType.Nps or QuestionType.Scale => new Scale(0, 10),
        QuestionType.Ces => new Scale(1, 7),
        QuestionType.Csi => new Scale(1, 10),
        _ => null,
    };
}

/// <summary>A row made ready to be asked.</summary>
/// <param name="Row">The row as it is defined.</param>
/// <param name="Field">Name of the form field of its score.</param>
/// <param name="ImportanceField">Name of the form field of its importance, for aspects of a CSI block.</param>
public sealed record AskedRow(Choice Row, string Field, string ImportanceField);
