namespace CxPortal.Domain.Surveys.Definition;

/// <summary>What the types of questions have in common.</summary>
public static class QuestionTypes
{
    /// <summary>Types that a builder offers, in the order of the choice; scales of any kind are made by imports alone.</summary>
    public static IReadOnlyList<QuestionType> Offered { get; } = [.. Enum.GetValues<QuestionType>().Where(type => type != QuestionType.Scale)];

    /// <summary>Types that give a figure for the plan of measurement.</summary>
    public static IReadOnlyList<QuestionType> Metrics { get; } = [QuestionType.Csat, QuestionType.Nps, QuestionType.Ces, QuestionType.Csi];

    /// <summary>Whether the answer is one number on a scale.</summary>
    public static bool IsScore(this QuestionType type) => type is QuestionType.Csat or QuestionType.Nps or QuestionType.Ces or QuestionType.Scale;

    /// <summary>Whether the question has a scale: a score, or rows of scores.</summary>
    public static bool HasScale(this QuestionType type) => type.IsScore() || type.HasRows();

    /// <summary>Whether it asks the same of several rows.</summary>
    public static bool HasRows(this QuestionType type) => type is QuestionType.Csi or QuestionType.TouchpointMatrix;

    /// <summary>Whether it offers options.</summary>
    public static bool HasOptions(this QuestionType type) => type is QuestionType.SingleChoice or QuestionType.MultipleChoice;

    /// <summary>Whether its answer is words.</summary>
    public static bool IsText(this QuestionType type) => type is QuestionType.ShortText or QuestionType.LongText;

    /// <summary>Whether <see cref="Question.AtLeast"/> and <see cref="Question.AtMost"/> mean something for it.</summary>
    public static bool HasLimits(this QuestionType type) => type is QuestionType.Number or QuestionType.MultipleChoice;

    /// <summary>Whether it asks anything at all.</summary>
    public static bool Asks(this QuestionType type) => type != QuestionType.Statement;

    /// <summary>Whether "does not apply to me" makes sense for it.</summary>
    public static bool MayNotApply(this QuestionType type) => type.HasScale() || type == QuestionType.SingleChoice;

    /// <summary>Whether its answer can be compared with a number.</summary>
    public static bool IsNumeric(this QuestionType type) => type.HasScale() || type == QuestionType.Number;

    /// <summary>Whether its answer can be quoted in a later text.</summary>
    public static bool CanBeQuoted(this QuestionType type) => type.Asks() && !type.HasRows() && type != QuestionType.Consent;

    /// <summary>The scales a type may have, the usual one first; none where it has no scale, any where it is <see cref="QuestionType.Scale"/>.</summary>
    public static IReadOnlyList<(int Min, int Max)> Scales(this QuestionType type) => type switch
    {
        QuestionType.Csat or QuestionType.TouchpointMatrix => [(1, 5), (1, 7), (1, 3)],
        QuestionType.Nps => [(0, 10)],
        QuestionType.Ces => [(1, 7)],
        QuestionType.Csi => [(1, 10), (1, 7), (1, 5)],
        _ => [],
    };
}
