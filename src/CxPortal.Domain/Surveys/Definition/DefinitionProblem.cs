namespace CxPortal.Domain.Surveys.Definition;

/// <summary>Why a definition cannot be published.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Question">Key of the question it concerns; null where it concerns no question.</param>
/// <param name="Detail">What exactly: a key, a language, a text; empty where the kind says it all.</param>
public sealed record DefinitionProblem(DefinitionProblemKind Kind, string? Question = null, string Detail = "");

/// <summary>What is wrong with a definition.</summary>
public enum DefinitionProblemKind
{
    /// <summary>No question asks anything.</summary>
    NothingAsked = 1,

    /// <summary>There are more questions than a survey takes.</summary>
    TooManyQuestions,

    /// <summary>A language is no code of two or three letters, or stands twice, or there is none.</summary>
    Language,

    /// <summary>The survey's title is missing in its first language.</summary>
    TitleMissing,

    /// <summary>The question has no text in the first language.</summary>
    QuestionEmpty,

    /// <summary>A text is longer than texts may be.</summary>
    TextTooLong,

    /// <summary>A key is none, or stands twice.</summary>
    Key,

    /// <summary>The scale is missing, or does not go with the type.</summary>
    Scale,

    /// <summary>There are fewer options or rows than the type needs.</summary>
    TooFewChoices,

    /// <summary>An option or row has no text in the first language.</summary>
    ChoiceEmpty,

    /// <summary>Two options or rows have the same number or key, or a number outside 1 to 999.</summary>
    ChoiceTwice,

    /// <summary>The lower limit is above the upper one, or no answer can meet it.</summary>
    Limits,

    /// <summary>A condition, a quota or a text refers to a question that is not there, or comes later.</summary>
    UnknownQuestion,

    /// <summary>A condition compares with something that cannot be the answer.</summary>
    ImpossibleCondition,

    /// <summary>What is said at the end has no text in the first language, or its link is no https address.</summary>
    Outcome,

    /// <summary>A quota is not about an option of a single choice, or takes nobody.</summary>
    Quota,
}
