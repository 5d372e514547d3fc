namespace CxPortal.Domain.Surveys.Definition;

/// <summary>What a new survey may begin with.</summary>
public enum SurveyTemplate
{
    /// <summary>One empty page.</summary>
    Blank = 1,

    /// <summary>Satisfaction after a contact, and why.</summary>
    Csat = 2,

    /// <summary>Willingness to recommend, and why.</summary>
    Nps = 3,

    /// <summary>How easy it was, and what made it hard.</summary>
    Ces = 4,

    /// <summary>Satisfaction with several aspects weighted by their importance.</summary>
    Csi = 5,

    /// <summary>A touchpoint in full: satisfaction, effort, reason, comment.</summary>
    Touchpoint = 6,
}

/// <summary>Definitions that new surveys begin with, in Russian and English.</summary>
public static class SurveyTemplates
{
    private static readonly LocalText Thanks = LocalText.Of("Спасибо! Ваш ответ помогает нам становиться лучше.", "Thank you! Your answer helps us to get better.");

    /// <summary>A definition to begin with.</summary>
    /// <param name="template">What it is to hold.</param>
    /// <param name="title">Title in its first language; the respondent sees it.</param>
    /// <param name="languages">Its languages, at least one.</param>
    public static SurveyDefinition Create(SurveyTemplate template, string title, params IReadOnlyList<string> languages)
    {
        var definition = new SurveyDefinition
        {
            Languages = languages,
            Title = LocalText.In(languages[0], title),
            Pages = [new SurveyPage { Key = "page-1" }],
            Outcomes = [new Outcome { Key = "thanks", Text = Thanks }],
        };
        return Types(template).Aggregate(definition, (built, type) => SurveyEdits.AddQuestion(built, built.Pages[^1].Key, type).Definition) switch
        {
            var built when template is SurveyTemplate.Csat or SurveyTemplate.Nps or SurveyTemplate.Ces => WithReason(built),
            var built when template == SurveyTemplate.Touchpoint => SurveyEdits.BreakPage(WithCauses(built), "choice"),
            var built => built,
        };
    }

    private static QuestionType[] Types(SurveyTemplate template) => template switch
    {
        SurveyTemplate.Csat => [QuestionType.Csat, QuestionType.LongText],
        SurveyTemplate.Nps => [QuestionType.Nps, QuestionType.LongText],
        SurveyTemplate.Ces => [QuestionType.Ces, QuestionType.LongText],
        SurveyTemplate.Csi => [QuestionType.Csi, QuestionType.Csat, QuestionType.LongText],
        SurveyTemplate.Touchpoint => [QuestionType.Csat, QuestionType.Ces, QuestionType.MultipleChoice, QuestionType.LongText],
        _ => [],
    };

    private static SurveyDefinition WithReason(SurveyDefinition definition) => SurveyEdits.Replace(definition, definition.Find("comment")! with
    {
        Title = LocalText.Of("Почему вы поставили такую оценку?", "Why did you give this rating?"),
    });

    private static SurveyDefinition WithCauses(SurveyDefinition definition) => SurveyEdits.Replace(definition, definition.Find("choice")! with
    {
        Title = LocalText.Of("Что стоит улучшить?", "What should we improve?"),
        HasOther = true,
        IsShuffled = true,
        ShowIf = new Condition([new Term("csat", Comparison.AtMost, "3")]),
        Options =
        [
            new Choice(1, "speed", LocalText.Of("Скорость", "Speed")),
            new Choice(2, "clarity", LocalText.Of("Понятность", "Clarity")),
            new Choice(3, "staff", LocalText.Of("Работа сотрудников", "Staff")),
            new Choice(4, "technology", LocalText.Of("Работа приложения или сайта", "App or site")),
        ],
    });
}
