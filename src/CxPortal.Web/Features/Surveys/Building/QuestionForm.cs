using System.Security.Cryptography;
using System.Text;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Definition;

namespace CxPortal.Web.Features.Surveys.Building;

/// <summary>One question as it is typed, in one language.</summary>
public sealed class QuestionForm
{
    /// <summary>The language of the texts.</summary>
    public string Language { get; set; } = "ru";

    /// <summary>Fingerprint of the question that was on the screen.</summary>
    public string? Seen { get; set; }

    /// <summary>The key; it cannot change once it was published.</summary>
    public string? Key { get; set; }

    /// <summary>What it asks for.</summary>
    public QuestionType Type { get; set; }

    /// <summary>The question.</summary>
    public string? Title { get; set; }

    /// <summary>The hint below it.</summary>
    public string? Help { get; set; }

    /// <summary>Whether it has to be answered.</summary>
    public bool IsRequired { get; set; }

    /// <summary>Whether "does not apply to me" is offered.</summary>
    public bool AllowsNotApplicable { get; set; }

    /// <summary>Whether options or rows come in random order.</summary>
    public bool IsShuffled { get; set; }

    /// <summary>Whether an answer in own words is taken.</summary>
    public bool HasOther { get; set; }

    /// <summary>Ends of the scale, as <c>1-5</c>.</summary>
    public string? Scale { get; set; }

    /// <summary>How the scale is drawn.</summary>
    public ScaleLook Look { get; set; } = ScaleLook.Numbers;

    /// <summary>Words of the lowest point.</summary>
    public string? LowLabel { get; set; }

    /// <summary>Words of the highest point.</summary>
    public string? HighLabel { get; set; }

    /// <summary>The lower limit.</summary>
    public int? AtLeast { get; set; }

    /// <summary>The upper limit.</summary>
    public int? AtMost { get; set; }

    /// <summary>Options or rows.</summary>
    public List<ChoiceForm> Choices { get; set; } = [];

    /// <summary>More options or rows, one a line.</summary>
    public string? MoreChoices { get; set; }

    /// <summary>When it is shown.</summary>
    public ConditionForm ShowIf { get; set; } = new();

    /// <summary>The form of a question.</summary>
    public static QuestionForm Of(Question question, SurveyDefinition definition, string language) => new()
    {
        Language = language,
        Seen = Fingerprint(question),
        Key = question.Key,
        Type = question.Type,
        Title = question.Title[language],
        Help = question.Help[language],
        IsRequired = question.IsRequired,
        AllowsNotApplicable = question.AllowsNotApplicable,
        IsShuffled = question.IsShuffled,
        HasOther = question.HasOther,
        Scale = question.Scale is { } scale ? FormattableString.Invariant($"{scale.Min}-{scale.Max}") : null,
        Look = question.Scale?.Look ?? ScaleLook.Numbers,
        LowLabel = question.Scale?.LowLabel[language],
        HighLabel = question.Scale?.HighLabel[language],
        AtLeast = question.AtLeast,
        AtMost = question.AtMost,
        Choices = [.. question.Options.Concat(question.Rows).Select(choice => new ChoiceForm { Code = choice.Code, Text = choice.Text[language], Touchpoint = choice.Touchpoint })],
        ShowIf = ConditionForm.Of(question.ShowIf, definition, language),
    };

    /// <summary>The question with what was typed; texts in other languages stay.</summary>
    /// <param name="question">The question as stored.</param>
    /// <param name="earlier">Questions a condition may ask about.</param>
    /// <param name="published">The question in earlier publications, the newest first.</param>
    public Question Apply(Question question, IReadOnlyList<Question> earlier, IReadOnlyList<Question> published)
    {
        var type = Related(question.Type).Contains(Type) ? Type : question.Type;
        var typed = Choices.Select(choice => new TypedChoice(choice.Code, choice.Text, choice.Touchpoint))
            .Concat((MoreChoices ?? string.Empty).Split('\n').Select(line => new TypedChoice(null, line.Trim(), null))).ToList();
        return question with
        {
            Type = type,
            Title = question.Title.With(Language, Title),
            Help = question.Help.With(Language, Help),
            IsRequired = IsRequired && type.Asks(),
            AllowsNotApplicable = AllowsNotApplicable && type.MayNotApply(),
            IsShuffled = IsShuffled && (type.HasOptions() || type.HasRows()),
            HasOther = HasOther && type.HasOptions(),
            Scale = type.HasScale() ? ScaleOf(question, type) : null,
            AtLeast = type.HasLimits() ? AtLeast : null,
            AtMost = type.HasLimits() || type.IsText() ? AtMost : null,
            Options = type.HasOptions() ? ChoiceEdits.Apply(question.Options, [.. published.SelectMany(known => known.Options)], typed, Language) : [],
            Rows = type.HasRows() ? ChoiceEdits.Apply(question.Rows, [.. published.SelectMany(known => known.Rows)], typed, Language) : [],
            ShowIf = ShowIf.Read(earlier),
        };
    }

    /// <summary>Types to which a question of a type can be turned without losing what it holds.</summary>
    public static IReadOnlyList<QuestionType> Related(QuestionType type) => type switch
    {
        QuestionType.SingleChoice or QuestionType.MultipleChoice => [QuestionType.SingleChoice, QuestionType.MultipleChoice],
        QuestionType.ShortText or QuestionType.LongText => [QuestionType.ShortText, QuestionType.LongText],
        QuestionType.Csat or QuestionType.Nps or QuestionType.Ces => [QuestionType.Csat, QuestionType.Nps, QuestionType.Ces],
        _ => [type],
    };

    /// <summary>What tells whether somebody changed a question in between.</summary>
    public static string Fingerprint(Question question) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(SurveyDefinitionJson.Write(new SurveyDefinition { Pages = [new SurveyPage { Key = "x", Questions = [question] }] }))))[..16];

    private Scale ScaleOf(Question question, QuestionType type)
    {
        var known = type.Scales();
        var stored = question.Scale;
        var (min, max) = known.FirstOrDefault(ends => FormattableString.Invariant($"{ends.Min}-{ends.Max}") == Scale);
        (min, max) = (min, max) != (0, 0) ? (min, max) : stored is not null && (known.Count == 0 || known.Contains((stored.Min, stored.Max))) ? (stored.Min, stored.Max) : known[0];
        var look = Enum.IsDefined(Look) && type is QuestionType.Csat or QuestionType.TouchpointMatrix ? Look : ScaleLook.Numbers;
        var fresh = NewQuestions.NewScale(type, min, max, look);
        return type != question.Type || stored is null
            ? fresh
            : fresh with { LowLabel = stored.LowLabel.With(Language, LowLabel), HighLabel = stored.HighLabel.With(Language, HighLabel) };
    }
}

/// <summary>An option or row as typed.</summary>
public sealed class ChoiceForm
{
    /// <summary>Its number; null for a new one.</summary>
    public int? Code { get; set; }

    /// <summary>Its text.</summary>
    public string? Text { get; set; }

    /// <summary>For a row of a touchpoint matrix: the touchpoint it is about.</summary>
    public string? Touchpoint { get; set; }
}
