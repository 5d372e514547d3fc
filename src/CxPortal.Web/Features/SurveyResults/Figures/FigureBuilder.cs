using System.Globalization;
using CxPortal.Domain.Indices;
using CxPortal.Domain.Statistics;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Responses;

namespace CxPortal.Web.Features.SurveyResults.Figures;

/// <summary>What was answered to one question by one group: counts by item and value.</summary>
/// <param name="counts">Counts of this question.</param>
/// <param name="responses">Responses of the group.</param>
/// <param name="isAskedHere">Whether questions that were shown and left empty are counted; elsewhere every response without an answer is missing.</param>
public sealed class QuestionCounts(IEnumerable<CountedValue> counts, long responses, bool isAskedHere)
{
    private readonly ILookup<int, CountedValue> byItem = counts.ToLookup(count => count.Item);

    /// <summary>Counts by value of one item.</summary>
    public IReadOnlyDictionary<int, long> Of(int item) =>
        byItem[item].GroupBy(count => count.Value).ToDictionary(same => same.Key, same => same.Sum(count => count.Count));

    /// <summary>Answers "does not apply".</summary>
    public long NotApplicable(int item) => Of(item).GetValueOrDefault(SurveyAnswer.NotApplicable);

    /// <summary>Responses in which the item was left empty.</summary>
    public long Missing(int item, long answered) => isAskedHere
        ? Of(item).GetValueOrDefault(SurveyAnswer.Skipped)
        : Math.Max(0, responses - answered - NotApplicable(item));
}

/// <summary>Makes figures of counts. Every formula lies in the domain; here is only which one belongs to which question.</summary>
public static class FigureBuilder
{
    /// <summary>The figures of a question.</summary>
    /// <param name="column">The question.</param>
    /// <param name="counts">What was answered.</param>
    /// <param name="csi">The index of a CSI block with its interval, where single answers were read; null counts it from the means alone.</param>
    public static QuestionFigures Build(SurveyColumn column, QuestionCounts counts, CsiResult? csi = null) => column.Type switch
    {
        QuestionType.Csat or QuestionType.Nps or QuestionType.Ces or QuestionType.Scale => Score(column, column.Type, counts, 0),
        QuestionType.TouchpointMatrix => Matrix(column, counts),
        QuestionType.Csi => Index(column, counts, csi),
        QuestionType.SingleChoice => Single(column, counts),
        QuestionType.MultipleChoice => Multiple(column, counts),
        _ => Given(column, counts),
    };

    private static QuestionFigures Score(SurveyColumn column, QuestionType type, QuestionCounts counts, int item)
    {
        var scores = ScoresOf(column, counts.Of(item));
        var figure = new QuestionFigures(column)
        {
            N = scores.N,
            NotApplicable = counts.NotApplicable(item),
            Missing = counts.Missing(item, scores.N),
            Scores = scores,
            Counts = [.. scores.Scores().Select(point => Point(point.Score, point.Count, scores.N))],
            StandardDeviation = scores.StandardDeviation,
        };
        return (type, scores) switch
        {
            (QuestionType.Nps, { Lowest: 0, Highest: 10 }) => Promoters(figure, Nps.Of(scores)),
            (QuestionType.Ces, { Lowest: 1, Highest: 7 }) => Effort(figure, Ces.Of(scores)),
            (QuestionType.Csat, { Points: 3 or 5 or 7 }) => Satisfaction(figure, Csat.Of(scores)),
            _ => figure with { Estimates = [new("mean", Metrics.CsatMean, Means.Of(scores)), new("index", Metrics.CsatIndex, Means.Index(scores))] },
        };
    }

    private static QuestionFigures Promoters(QuestionFigures figure, NpsResult nps) => figure with
    {
        Net = (nps.Promoters, nps.Passives, nps.Detractors),
        Estimates = [new("nps", Metrics.NpsScore, nps.Score), new("mean", Metrics.NpsMean, nps.Mean)],
    };

    private static QuestionFigures Satisfaction(QuestionFigures figure, CsatResult csat) => figure with
    {
        Estimates =
        [
            new(csat.Boxes == 1 ? "top1" : "top2", csat.TopDefinition, csat.Top),
            new("mean", Metrics.CsatMean, csat.Mean),
            new(csat.Boxes == 1 ? "bottom1" : "bottom2", csat.BottomDefinition, csat.Bottom),
            new("net", Metrics.CsatNet, csat.Net),
            new("index", Metrics.CsatIndex, csat.Index),
        ],
    };

    private static QuestionFigures Effort(QuestionFigures figure, CesResult ces) => figure with
    {
        Estimates =
        [
            new("mean", Metrics.CesMean, ces.Mean),
            new("agree", Metrics.CesAgree, ces.Agree),
            new("net", Metrics.CesNet, ces.Net),
            new("index", Metrics.CesIndex, ces.Index),
        ],
    };

    private static QuestionFigures Matrix(SurveyColumn column, QuestionCounts counts)
    {
        List<QuestionFigures> rows = [.. column.Rows.Select(row => Score(column, QuestionType.Csat, counts, row.Code) with { Row = row })];
        return new QuestionFigures(column) { N = rows.Select(row => row.N).DefaultIfEmpty().Max(), Rows = rows };
    }

    private static QuestionFigures Index(SurveyColumn column, QuestionCounts counts, CsiResult? resampled)
    {
        List<QuestionFigures> rows =
        [
            .. column.Rows.Select(row => Score(column, QuestionType.Scale, counts, row.Code) with
            {
                Row = row,
                Importance = Score(column, QuestionType.Scale, counts, row.Code + SurveyAnswer.ImportanceOffset) with { Row = row },
            }),
        ];
        var (min, max) = (column.Min ?? 1, column.Max ?? 10);
        var result = resampled ?? Csi.Of([.. rows.Select(row => new CsiAttribute(row.Row!.Key, row.Importance!.Scores?.Mean, row.Scores?.Mean))], min, max);
        return new QuestionFigures(column)
        {
            N = rows.Select(row => row.N).DefaultIfEmpty().Max(),
            Missing = rows.Select(row => row.Missing).DefaultIfEmpty().Min(),
            NotApplicable = rows.Select(row => row.NotApplicable).DefaultIfEmpty().Min(),
            Rows = rows,
            Estimates = [new("csi", Metrics.CsiIndex, result?.Index), new("ofHighest", Metrics.CsiOfHighest, result?.OfHighest)],
        };
    }

    private static QuestionFigures Single(SurveyColumn column, QuestionCounts counts)
    {
        var values = counts.Of(0).Where(value => value.Key >= 0).ToDictionary();
        var n = values.Values.Sum();
        return new QuestionFigures(column)
        {
            N = n,
            NotApplicable = counts.NotApplicable(0),
            Missing = counts.Missing(0, n),
            Counts = Options(column, values, n),
        };
    }

    private static QuestionFigures Multiple(SurveyColumn column, QuestionCounts counts)
    {
        var n = counts.Of(SurveyAnswer.AnsweredItem).GetValueOrDefault(SurveyAnswer.Given);
        var taken = column.Options.ToDictionary(option => option.Code, option => counts.Of(option.Code).GetValueOrDefault(SurveyAnswer.Given));
        return new QuestionFigures(column)
        {
            N = n,
            NotApplicable = counts.NotApplicable(0),
            Missing = counts.Missing(0, n),
            Counts = Options(column, taken, n),
        };
    }

    private static QuestionFigures Given(SurveyColumn column, QuestionCounts counts)
    {
        var n = counts.Of(0).Where(value => value.Key >= 0).Sum(value => value.Value);
        return new QuestionFigures(column) { N = n, NotApplicable = counts.NotApplicable(0), Missing = counts.Missing(0, n) };
    }

    private static List<ValueCount> Options(SurveyColumn column, Dictionary<int, long> values, long n)
    {
        var unknown = values.Keys.Except(column.Options.Select(option => option.Code)).Order()
            .Select(code => new ColumnChoice(code, code.ToString(CultureInfo.InvariantCulture), string.Empty));
        return
        [
            .. column.Options.Concat(unknown).Select(option =>
            {
                var count = values.GetValueOrDefault(option.Code);
                return new ValueCount(option.Key, option.Title, count, Wilson.Of(count, n));
            }),
        ];
    }

    private static ValueCount Point(int score, long count, long n)
    {
        var name = score.ToString(CultureInfo.InvariantCulture);
        return new ValueCount(name, name, count, Wilson.Of(count, n));
    }

    /// <summary>The points of the scale; what an earlier, wider scale may have left outside is not counted.</summary>
    private static ScoreCounts ScoresOf(SurveyColumn column, IReadOnlyDictionary<int, long> values)
    {
        var (min, max) = column switch
        {
            { Min: { } low, Max: { } high } => (low, high),
            { Type: QuestionType.Nps } => (0, 10),
            { Type: QuestionType.Ces } => (1, 7),
            { Type: QuestionType.Csi } => (1, 10),
            _ => (1, 5),
        };
        return ScoreCounts.Of(min, max, values.Where(value => value.Key >= min && value.Key <= max));
    }
}
