using System.Globalization;
using CxPortal.Domain.Indices;
using CxPortal.Domain.Statistics;
using CxPortal.Domain.Surveys;
using CxPortal.Web.Features.SurveyResults.Figures;

namespace CxPortal.Web.Features.SurveyResults.Pages;

/// <summary>What a comparison sets side by side, as it stands in the address bar.</summary>
public sealed class ComparisonChoice
{
    /// <summary>Key of an attribute whose values are compared; null or <c>period</c> compares periods.</summary>
    public string? By { get; set; }

    /// <summary>Value of the first group.</summary>
    public string? First { get; set; }

    /// <summary>Value of the second group.</summary>
    public string? Second { get; set; }

    /// <summary>First day of the first period.</summary>
    public string? From1 { get; set; }

    /// <summary>Last day of the first period.</summary>
    public string? To1 { get; set; }

    /// <summary>First day of the second period.</summary>
    public string? From2 { get; set; }

    /// <summary>Last day of the second period.</summary>
    public string? To2 { get; set; }
}

/// <summary>Two groups side by side.</summary>
/// <param name="Frame">What every page of results has.</param>
/// <param name="Choice">What is compared, with what was left out filled in.</param>
/// <param name="First">Figures of the first group; null when there is nothing to compare.</param>
/// <param name="Second">Figures of the second group.</param>
/// <param name="Lines">The comparisons.</param>
/// <param name="Problem">Why nothing is compared; null when something is.</param>
public sealed record ComparisonView(
    ResultsFrame Frame, ComparisonChoice Choice, FiguresResult? First, FiguresResult? Second, IReadOnlyList<ComparedFigure> Lines, string? Problem);

/// <summary>One figure in two groups.</summary>
/// <param name="First">The figure in the first group.</param>
/// <param name="Second">The figure in the second group.</param>
/// <param name="Compared">What the difference proves, corrected for the number of comparisons; null when it cannot be compared or is hidden.</param>
public sealed record ComparedFigure(QuestionFigures First, QuestionFigures Second, GroupComparison? Compared);

/// <summary>Compares waves and segments.</summary>
public sealed class ComparisonQueries(SurveyFigures figures, CountSource source)
{
    /// <summary>The comparison.</summary>
    public async Task<ComparisonView> ReadAsync(ResultsFrame frame, ComparisonChoice choice, CancellationToken cancellationToken)
    {
        var attribute = frame.Attributes.FirstOrDefault(one => one.Key == choice.By);
        return attribute is null
            ? await PeriodsAsync(frame, choice, cancellationToken)
            : await GroupsAsync(frame, choice, attribute, cancellationToken);
    }

    private async Task<ComparisonView> GroupsAsync(ResultsFrame frame, ComparisonChoice choice, SurveyAttribute attribute, CancellationToken cancellationToken)
    {
        var query = frame.Query with { By = [], WithResampling = false };
        var all = await figures.ComputeAsync(query with { By = [attribute.Slot - 1] }, cancellationToken);
        var largest = all!.Groups.Where(group => group.Suppressed == SuppressionReason.None).OrderByDescending(group => group.N).Select(group => group.By[attribute.Key]).ToList();
        choice.First = string.IsNullOrEmpty(choice.First) ? largest.ElementAtOrDefault(0) : choice.First;
        choice.Second = string.IsNullOrEmpty(choice.Second) ? largest.FirstOrDefault(value => value != choice.First) : choice.Second;
        if (choice.First is null || choice.Second is null || choice.First == choice.Second)
        {
            return new ComparisonView(frame, choice, null, null, [], choice.First is not null && choice.First == choice.Second ? "Compare.Same" : "Compare.Nothing");
        }

        FiguresQuery Of(string value) => query with { Where = query.Where.Append(KeyValuePair.Create(attribute.Slot - 1, value)).DistinctBy(pair => pair.Key).ToDictionary() };
        return await CompareAsync(frame, choice, Of(choice.First), Of(choice.Second), cancellationToken);
    }

    private async Task<ComparisonView> PeriodsAsync(ResultsFrame frame, ComparisonChoice choice, CancellationToken cancellationToken)
    {
        if (await source.SpanAsync(frame.Survey.Id, cancellationToken) is not var (first, last))
        {
            return new ComparisonView(frame, choice, null, null, [], "Compare.Nothing");
        }

        var middle = first.AddDays((last.DayNumber - first.DayNumber) / 2);
        var (from1, to1) = (Day(choice.From1) ?? first, Day(choice.To1) ?? middle);
        var (from2, to2) = (Day(choice.From2) ?? middle.AddDays(1), Day(choice.To2) ?? last);
        (choice.From1, choice.To1, choice.From2, choice.To2) = (Text(from1), Text(to1), Text(from2), Text(to2));
        if (from1 > to1 || from2 > to2 || (from1 <= to2 && from2 <= to1))
        {
            return new ComparisonView(frame, choice, null, null, [], "Compare.Overlap");
        }

        var query = frame.Query with { By = [], WithResampling = false };
        return await CompareAsync(frame, choice, query with { From = from1, To = to1 }, query with { From = from2, To = to2 }, cancellationToken);
    }

    private async Task<ComparisonView> CompareAsync(
        ResultsFrame frame, ComparisonChoice choice, FiguresQuery one, FiguresQuery other, CancellationToken cancellationToken)
    {
        var first = (await figures.ComputeAsync(one, cancellationToken))!;
        var second = (await figures.ComputeAsync(other, cancellationToken))!;
        if (one.From != other.From && first.Query.From <= second.Query.To && second.Query.From <= first.Query.To)
        {
            return new ComparisonView(frame, choice, null, null, [], "Compare.Widened");
        }

        var pairs = Flat(first.Groups[0]).Zip(Flat(second.Groups[0])).Select(pair => (pair.First, pair.Second, Compared: Compare(pair.First, pair.Second))).ToList();
        var tested = pairs.Where(pair => pair.Compared?.P is not null).ToList();
        var corrected = MultipleTests.Holm([.. tested.Select(pair => pair.Compared!.P!.Value)]);
        var place = 0;
        return new ComparisonView(frame, choice, first, second, [.. pairs.Select(pair =>
            new ComparedFigure(pair.First, pair.Second, pair.Compared?.P is null ? pair.Compared : pair.Compared.Corrected(corrected[place++])))], null);
    }

    private static IEnumerable<QuestionFigures> Flat(GroupFigures group) => group.Questions
        .SelectMany(question => question.Rows.Count > 0 ? question.Rows : [question])
        .Where(question => question.Estimates.Count > 0);

    private static GroupComparison? Compare(QuestionFigures first, QuestionFigures second)
    {
        if (!first.IsShown || !second.IsShown || first.Scores is not { } one || second.Scores is not { } other || one.N == 0 || other.N == 0)
        {
            return null;
        }

        return first.Leading!.Name switch
        {
            "nps" => Nps.Compare(Nps.Of(one), Nps.Of(other)),
            "top1" or "top2" => Proportions.Compare(TopOf(one), one.N, TopOf(other), other.N),
            _ => Means.Compare(one, other),
        };
    }

    private static long TopOf(ScoreCounts scores) => scores.Between(scores.Highest - Csat.BoxesOf(scores.Points) + 1, scores.Highest);

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
