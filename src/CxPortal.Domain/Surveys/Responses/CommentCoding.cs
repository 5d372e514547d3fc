namespace CxPortal.Domain.Surveys.Responses;

/// <summary>A theme by which comments of a survey are sorted.</summary>
public sealed class CommentTag
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaxNameLength = 80;

    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>The survey.</summary>
    public long SurveyId { get; set; }

    /// <summary>Name.</summary>
    public required string Name { get; set; }
}

/// <summary>What one coder found in one comment. Two coders code the same comments so that their agreement can be measured.</summary>
public sealed class CommentCode
{
    /// <summary>The comment's response.</summary>
    public long ResponseId { get; set; }

    /// <summary>The comment's question.</summary>
    public long QuestionId { get; set; }

    /// <summary>The theme.</summary>
    public long TagId { get; set; }

    /// <summary>Who coded.</summary>
    public Guid CoderId { get; set; }

    /// <summary>Whether the theme is in the comment; a coder who read it without finding the theme leaves false.</summary>
    public bool Applies { get; set; }
}
