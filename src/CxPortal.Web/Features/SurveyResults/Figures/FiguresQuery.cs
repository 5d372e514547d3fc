using CxPortal.Domain.Statistics;

namespace CxPortal.Web.Features.SurveyResults.Figures;

/// <summary>Which figures of a survey are wanted.</summary>
/// <param name="SurveyId">The survey.</param>
public sealed record FiguresQuery(long SurveyId)
{
    /// <summary>Fewest answers of a group that is shown (measures of anonymity of the whole portal).</summary>
    public const int UsualMinN = Suppression.Answers;

    /// <summary>Fewest comments of a group that are shown.</summary>
    public const int UsualMinComments = Suppression.Comments;

    /// <summary>Slots of the attributes to group by; empty for one group of everything.</summary>
    public IReadOnlyList<int> By { get; init; } = [];

    /// <summary>Only responses with these values, by slot 0 to 3.</summary>
    public IReadOnlyDictionary<int, string> Where { get; init; } = new Dictionary<int, string>();

    /// <summary>First day, by the organisation's time zone; null for the beginning.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day, inclusive; null for no end.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The instant (UTC) whose state is wanted, by when answers were given; null for now.</summary>
    public DateTime? AsOf { get; init; }

    /// <summary>The instant (UTC) after which nothing that arrived counts; null for now.</summary>
    public DateTime? KnownAt { get; init; }

    /// <summary>Fewest answers of a group that is shown; less than <see cref="UsualMinN"/> only for those who may lift it.</summary>
    public int MinN { get; init; } = UsualMinN;

    /// <summary>Whether intervals that need single answers (CSI) are wanted.</summary>
    public bool WithResampling { get; init; } = true;
}
