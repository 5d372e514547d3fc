namespace CxPortal.Domain.Surveys.Asking;

/// <summary>What is wrong with an answer.</summary>
/// <param name="Question">The question.</param>
/// <param name="Field">Name of the form field.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Limit">The limit that was passed; null where there is none.</param>
public sealed record AnswerProblem(AskedQuestion Question, string Field, AnswerProblemKind Kind, int? Limit = null);

/// <summary>What can be wrong with an answer.</summary>
public enum AnswerProblemKind
{
    /// <summary>It is missing and has to be given.</summary>
    Required,

    /// <summary>It is none of those offered.</summary>
    NotOffered,

    /// <summary>"Other" was chosen without saying what.</summary>
    OtherWithoutWords,

    /// <summary>Fewer options than needed.</summary>
    TooFew,

    /// <summary>More options than allowed.</summary>
    TooMany,

    /// <summary>No number.</summary>
    NotANumber,

    /// <summary>A number below the smallest.</summary>
    TooSmall,

    /// <summary>A number above the greatest.</summary>
    TooLarge,

    /// <summary>No day.</summary>
    NotADay,

    /// <summary>More characters than are taken.</summary>
    TooLong,
}

/// <summary>Fields of a form as they were sent; names as in <see cref="AskedQuestion"/>.</summary>
public interface IAnswerFields
{
    /// <summary>The first value of a field; null when it was not sent.</summary>
    string? First(string name);

    /// <summary>All values of a field, for boxes that can be ticked together.</summary>
    IEnumerable<string> All(string name);
}

/// <summary>What was read from a form.</summary>
/// <param name="Answers">Answers to the questions that are shown, in the order of the definition.</param>
/// <param name="Problems">What is wrong with them, in the same order.</param>
public sealed record AnswerReading(AnswerSet Answers, IReadOnlyList<AnswerProblem> Problems);
