namespace CxPortal.Domain.Surveys.Definition;

/// <summary>When something is shown.</summary>
/// <param name="Terms">What is asked of earlier answers.</param>
/// <param name="NeedsAll">Whether all terms have to hold, or any one of them.</param>
public sealed record Condition(IReadOnlyList<Term> Terms, bool NeedsAll = true);

/// <summary>One comparison with an earlier answer.</summary>
/// <param name="Question">Key of the question.</param>
/// <param name="Comparison">How it is compared.</param>
/// <param name="Value">With what: an option's key or a whole number; empty where nothing is needed.</param>
public sealed record Term(string Question, Comparison Comparison, string Value = "")
{
    /// <summary>Key of a row, for matrices and CSI blocks; empty otherwise.</summary>
    public string Row { get; init; } = string.Empty;
}

/// <summary>How an answer is compared.</summary>
public enum Comparison
{
    /// <summary>It was answered, whatever with.</summary>
    Answered = 1,

    /// <summary>It was not answered, or not shown.</summary>
    NotAnswered = 2,

    /// <summary>The option was chosen, or the score is the number.</summary>
    Is = 3,

    /// <summary>Answered otherwise.</summary>
    IsNot = 4,

    /// <summary>The score or number is this or less.</summary>
    AtMost = 5,

    /// <summary>The score or number is this or more.</summary>
    AtLeast = 6,
}
