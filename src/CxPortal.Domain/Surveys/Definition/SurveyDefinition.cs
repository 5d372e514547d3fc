namespace CxPortal.Domain.Surveys.Definition;

/// <summary>All that a survey asks, in all its languages: what the builder edits, a revision freezes and a respondent sees.</summary>
public sealed record SurveyDefinition
{
    /// <summary>Languages it is asked in, as two-letter codes; the first one is shown where a text or a respondent's language is missing.</summary>
    public IReadOnlyList<string> Languages { get; init; } = ["ru"];

    /// <summary>The title that respondents see.</summary>
    public LocalText Title { get; init; } = LocalText.Empty;

    /// <summary>What is said before the first question; optional.</summary>
    public LocalText Introduction { get; init; } = LocalText.Empty;

    /// <summary>Pages in order; a survey that can be published has at least one with a question.</summary>
    public IReadOnlyList<SurveyPage> Pages { get; init; } = [];

    /// <summary>What is said at the end; the first whose condition holds is shown, one without a condition always holds.</summary>
    public IReadOnlyList<Outcome> Outcomes { get; init; } = [];

    /// <summary>How many responses with a given option are taken.</summary>
    public IReadOnlyList<Quota> Quotas { get; init; } = [];

    /// <summary>Questions that were taken out while building and can be brought back, the last one first; never published.</summary>
    public IReadOnlyList<RemovedQuestion> Removed { get; init; } = [];

    /// <summary>Fixed texts of the respondent's pages (buttons, messages) by their names, where they differ from the preset ones.</summary>
    public IReadOnlyDictionary<string, LocalText> FixedTexts { get; init; } = new Dictionary<string, LocalText>();

    /// <summary>Questions of all pages in order.</summary>
    public IEnumerable<Question> AllQuestions() => Pages.SelectMany(page => page.Questions);

    /// <summary>The question with a key; null when there is none.</summary>
    public Question? Find(string key) => AllQuestions().FirstOrDefault(question => question.Key == key);

    /// <summary>Questions on the pages before that of a question: their answers are known when it is first shown. All questions for null or an unknown key.</summary>
    public IReadOnlyList<Question> OnEarlierPages(string? key) =>
        [.. Pages.TakeWhile(page => page.Questions.All(question => question.Key != key)).SelectMany(page => page.Questions)];

    /// <summary>
    /// Questions that a condition of a question may ask about: those on earlier pages, and those above it where its page keeps its order.
    /// All questions for null or an unknown key.
    /// </summary>
    public IReadOnlyList<Question> Before(string? key) =>
        Pages.FirstOrDefault(page => page.Questions.Any(question => question.Key == key)) is { IsShuffled: false } own
            ? [.. OnEarlierPages(key), .. own.Questions.TakeWhile(question => question.Key != key)]
            : OnEarlierPages(key);
}

/// <summary>Questions that are shown together.</summary>
public sealed record SurveyPage
{
    /// <summary>Key within the survey.</summary>
    public required string Key { get; init; }

    /// <summary>Heading; optional.</summary>
    public LocalText Title { get; init; } = LocalText.Empty;

    /// <summary>Whether each respondent gets the questions in an order of their own.</summary>
    public bool IsShuffled { get; init; }

    /// <summary>Questions in order.</summary>
    public IReadOnlyList<Question> Questions { get; init; } = [];
}

/// <summary>One question.</summary>
public sealed record Question
{
    /// <summary>Key within the survey: the name of its column, never changed once published.</summary>
    public required string Key { get; init; }

    /// <summary>Version of its meaning, from 1; raised by a change of scale, of an option's meaning or of direction.</summary>
    public int Meaning { get; init; } = 1;

    /// <summary>What it asks for.</summary>
    public QuestionType Type { get; init; }

    /// <summary>The question itself; <c>{{key}}</c> is replaced by an earlier answer.</summary>
    public LocalText Title { get; init; } = LocalText.Empty;

    /// <summary>A hint below it; optional.</summary>
    public LocalText Help { get; init; } = LocalText.Empty;

    /// <summary>Whether it has to be answered.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether "does not apply to me" is offered; such an answer is counted apart.</summary>
    public bool AllowsNotApplicable { get; init; }

    /// <summary>When it is shown; null for always.</summary>
    public Condition? ShowIf { get; init; }

    /// <summary>The scale of scores; null for other types.</summary>
    public Scale? Scale { get; init; }

    /// <summary>Options of a choice.</summary>
    public IReadOnlyList<Choice> Options { get; init; } = [];

    /// <summary>Rows of a touchpoint matrix, aspects of a CSI block.</summary>
    public IReadOnlyList<Choice> Rows { get; init; } = [];

    /// <summary>Whether a choice takes an answer in the respondent's own words.</summary>
    public bool HasOther { get; init; }

    /// <summary>Whether each respondent gets options or rows in an order of their own; "other" stays last.</summary>
    public bool IsShuffled { get; init; }

    /// <summary>The smallest number or the fewest options; null for no limit.</summary>
    public int? AtLeast { get; init; }

    /// <summary>The greatest number, the most options, or the most characters of a text; null for no limit of its own.</summary>
    public int? AtMost { get; init; }
}

/// <summary>A question that was taken out.</summary>
/// <param name="Page">Key of the page on which it stood.</param>
/// <param name="Index">Its place there, from 0.</param>
/// <param name="Question">The question.</param>
public sealed record RemovedQuestion(string Page, int Index, Question Question);

/// <summary>The points of a score.</summary>
/// <param name="Min">Lowest point.</param>
/// <param name="Max">Highest point; always the good end.</param>
/// <param name="Look">How it is drawn.</param>
public sealed record Scale(int Min, int Max, ScaleLook Look = ScaleLook.Numbers)
{
    /// <summary>What the lowest point means.</summary>
    public LocalText LowLabel { get; init; } = LocalText.Empty;

    /// <summary>What the highest point means.</summary>
    public LocalText HighLabel { get; init; } = LocalText.Empty;

    /// <summary>Number of points.</summary>
    public int Points => Max - Min + 1;
}

/// <summary>An option of a choice or a row of a matrix.</summary>
/// <param name="Code">Its number in the data, 1 to 999, unique within the question and never given to another meaning.</param>
/// <param name="Key">Its name for programs, unique within the question.</param>
/// <param name="Text">What the respondent reads.</param>
public sealed record Choice(int Code, string Key, LocalText Text)
{
    /// <summary>For a row of a touchpoint matrix: journey and touchpoint, as <c>journey-key/touchpoint-key</c>; optional.</summary>
    public string? Touchpoint { get; init; }
}

/// <summary>Something said at the end.</summary>
public sealed record Outcome
{
    /// <summary>Key within the survey.</summary>
    public required string Key { get; init; }

    /// <summary>When it is said; null for always.</summary>
    public Condition? When { get; init; }

    /// <summary>What is said; may quote answers.</summary>
    public LocalText Text { get; init; } = LocalText.Empty;

    /// <summary>An https address offered as a link; optional.</summary>
    public string? Link { get; init; }

    /// <summary>Words of the link.</summary>
    public LocalText LinkText { get; init; } = LocalText.Empty;
}

/// <summary>A limit on how many responses carry an option.</summary>
/// <param name="Question">Key of a single-choice question.</param>
/// <param name="Option">Key of its option.</param>
/// <param name="Limit">How many complete responses are taken, at least 1.</param>
public sealed record Quota(string Question, string Option, int Limit);
