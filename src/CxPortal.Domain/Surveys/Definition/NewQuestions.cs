using CxPortal.Domain.Common;

namespace CxPortal.Domain.Surveys.Definition;

/// <summary>Questions as they begin: with the usual scale and the usual words, in Russian and English.</summary>
public static class NewQuestions
{
    /// <summary>A new question.</summary>
    /// <param name="type">What it asks for.</param>
    /// <param name="isTaken">Whether a key is in use.</param>
    public static Question Of(QuestionType type, Func<string, bool> isTaken)
    {
        var scale = type.Scales();
        return new Question
        {
            Key = Slug.Unique(Stem(type), isTaken, "question"),
            Type = type,
            Title = Title(type),
            Scale = scale.Count == 0 ? null : NewScale(type, scale[0].Min, scale[0].Max),
            IsRequired = type.IsScore(),
            Options = type.HasOptions() ? [Choice(1, "Первый вариант", "First option"), Choice(2, "Второй вариант", "Second option")] : [],
            Rows = type.HasRows() ? [Choice(1, "Скорость", "Speed"), Choice(2, "Понятность", "Clarity"), Choice(3, "Сотрудники", "Staff")] : [],
        };
    }

    /// <summary>A scale with the usual words at its ends.</summary>
    public static Scale NewScale(QuestionType type, int min, int max, ScaleLook look = ScaleLook.Numbers) => type switch
    {
        QuestionType.Nps => new Scale(min, max, look) { LowLabel = LocalText.Of("Точно нет", "Not at all likely"), HighLabel = LocalText.Of("Точно да", "Extremely likely") },
        QuestionType.Ces => new Scale(min, max, look) { LowLabel = LocalText.Of("Совсем не согласен", "Strongly disagree"), HighLabel = LocalText.Of("Полностью согласен", "Strongly agree") },
        _ => new Scale(min, max, look) { LowLabel = LocalText.Of("Очень плохо", "Very poor"), HighLabel = LocalText.Of("Отлично", "Excellent") },
    };

    private static Choice Choice(int code, string russian, string english) => new(code, Slug.From(english), LocalText.Of(russian, english));

    private static string Stem(QuestionType type) => type switch
    {
        QuestionType.SingleChoice or QuestionType.MultipleChoice => "choice",
        QuestionType.TouchpointMatrix => "touchpoints",
        QuestionType.ShortText or QuestionType.LongText => "comment",
        _ => type.ToString(),
    };

    private static LocalText Title(QuestionType type) => type switch
    {
        QuestionType.Csat => LocalText.Of("Насколько вы довольны обслуживанием?", "How satisfied are you with the service?"),
        QuestionType.Nps => LocalText.Of(
            "Насколько вероятно, что вы порекомендуете наш банк друзьям или коллегам?", "How likely are you to recommend our bank to a friend or colleague?"),
        QuestionType.Ces => LocalText.Of("Решить мой вопрос в банке было легко", "The bank made it easy for me to handle my issue"),
        QuestionType.Csi => LocalText.Of("Что для вас важно и насколько вы этим довольны?", "What matters to you, and how satisfied are you with it?"),
        QuestionType.TouchpointMatrix => LocalText.Of("Оцените каждый шаг", "Please rate each step"),
        QuestionType.ShortText or QuestionType.LongText => LocalText.Of("Что нам стоит улучшить?", "What should we improve?"),
        QuestionType.Number => LocalText.Of("Сколько раз вы обращались в банк?", "How many times did you contact the bank?"),
        QuestionType.Date => LocalText.Of("Когда это было?", "When did it happen?"),
        QuestionType.Consent => LocalText.Of("Я согласен на обработку моих ответов", "I agree that my answers are processed"),
        QuestionType.Statement => LocalText.Of("Осталось несколько вопросов", "A few more questions"),
        _ => LocalText.Of("Новый вопрос", "New question"),
    };
}
