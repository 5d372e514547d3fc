using CxPortal.Domain.Surveys;
using CxPortal.Web.Infrastructure.Tables;

namespace CxPortal.Web.Features.ResponseImport;

/// <summary>Where the answers of a survey stand in a file.</summary>
public sealed record ResponseMapping
{
    /// <summary>Key of the survey; one that does not exist is made by the import.</summary>
    public required string Survey { get; init; }

    /// <summary>Title of a new survey; null for its key.</summary>
    public string? Title { get; init; }

    /// <summary>How the file is written.</summary>
    public TableFormat Format { get; init; } = new();

    /// <summary>The column that tells responses apart; null where only their content does.</summary>
    public ColumnName? Id { get; init; }

    /// <summary>The column of the instant of a response; null to date responses by their first import.</summary>
    public InstantColumn? RespondedAt { get; init; }

    /// <summary>Questions in their order.</summary>
    public required IReadOnlyList<QuestionMapping> Questions { get; init; }

    /// <summary>Attributes by which results can be cut, in their order.</summary>
    public IReadOnlyList<AttributeMapping> Attributes { get; init; } = [];
}

/// <summary>Where the answers of one question stand.</summary>
/// <param name="Key">Key of the question within the survey.</param>
/// <param name="Column">The column.</param>
/// <param name="Type">Satisfaction, recommendation, effort, scale, single choice or text.</param>
/// <param name="Min">Lowest point of a score; 0 for other types.</param>
/// <param name="Max">Highest point of a score; 0 for other types.</param>
public sealed record QuestionMapping(string Key, ColumnName Column, QuestionType Type, int Min, int Max)
{
    /// <summary>The question itself; null for the header of its column.</summary>
    public string? Title { get; init; }

    /// <summary>Texts that mean "does not apply to me".</summary>
    public IReadOnlySet<string> NotApplicable { get; init; } = new HashSet<string>();

    /// <summary>Scores, or codes of options, by the words that stand for them in the file.</summary>
    public IReadOnlyDictionary<string, int> Labels { get; init; } = new Dictionary<string, int>();

    /// <summary>Whether the answers are points of a scale.</summary>
    public bool IsScore => Type is QuestionType.Csat or QuestionType.Nps or QuestionType.Ces or QuestionType.Scale;
}

/// <summary>Where the values of an attribute stand.</summary>
/// <param name="Name">Key of the attribute within the survey.</param>
/// <param name="Column">The column.</param>
public sealed record AttributeMapping(string Name, ColumnName Column);
