using System.Globalization;
using CxPortal.Domain.Indices;
using CxPortal.Domain.Statistics;
using CxPortal.Domain.Surveys.Responses;
using CxPortal.Web.Features.SurveyResults.Figures;

namespace CxPortal.Web.Features.SurveyResults.Pages;

/// <summary>How long a period of a trend is.</summary>
public enum TrendGrain
{
    /// <summary>A calendar month.</summary>
    Month = 1,

    /// <summary>A week from Monday.</summary>
    Week = 2,

    /// <summary>A quarter of a year.</summary>
    Quarter = 3,
}

/// <summary>One period of a trend.</summary>
/// <param name="First">First day.</param>
/// <param name="Name">Name in the current language.</param>
/// <param name="Suppressed">Why it is hidden.</param>
/// <param name="N">Answers; 0 when hidden.</param>
/// <param name="Estimate">The figure with its interval; null when hidden or without answers.</param>
/// <param name="Point">What the control chart says.</param>
public sealed record TrendPeriod(DateOnly First, string Name, SuppressionReason Suppressed, long N, Estimate? Estimate, ControlPoint Point);

/// <summary>A trend of one question.</summary>
/// <param name="Frame">What every page of results has.</param>
/// <param name="Figures">The figures of the whole selection.</param>
/// <param name="Grain">Length of a period.</param>
/// <param name="Measure">The figure that is followed; null where the survey has no question with one.</param>
/// <param name="Centre">The centre line.</param>
/// <param name="Periods">The periods in order.</param>
public sealed record TrendView(
    ResultsFrame Frame, FiguresResult Figures, TrendGrain Grain, NamedEstimate? Measure, double? Centre, IReadOnlyList<TrendPeriod> Periods)
{
    /// <summary>The trend as a chart.</summary>
    public ChartSpec Chart(string value, string centre, string low, string high) => new ChartSpec(
        "line",
        [.. Periods.Select(period => period.Name)],
        [
            new ChartSeries(value, [.. Periods.Select(period => period.Estimate?.Value)])
            {
                Low = [.. Periods.Select(period => period.Estimate?.Low)],
                High = [.. Periods.Select(period => period.Estimate?.High)],
                Tones = [.. Periods.Select(period => period.Point.Signal == ControlSignal.None ? "accent" : "bad")],
            },
            new ChartSeries(centre, [.. Periods.Select(_ => Centre)], "centre"),
            new ChartSeries(low, [.. Periods.Select(period => period.Point.Low)], "limit"),
            new ChartSeries(high, [.. Periods.Select(period => period.Point.High)], "limit"),
        ])
    { IsShare = Measure?.Definition.Unit == MetricUnit.Share };
}

/// <summary>Follows a figure through time with control limits.</summary>
public sealed class TrendQueries(SurveyFigures figures, CountSource source)
{
    /// <summary>The trend of the question that the frame is about.</summary>
    public async Task<TrendView> ReadAsync(ResultsFrame frame, TrendGrain grain, CancellationToken cancellationToken)
    {
        var whole = (await figures.ComputeAsync(frame.Query with { WithResampling = false }, cancellationToken))!;
        if (frame.Question is not { } column)
        {
            return new TrendView(frame, whole, grain, null, null, []);
        }

        var question = whole.Groups[0].Questions.First(one => one.Column.Id == column.Id);
        if (!question.IsShown || question.N == 0)
        {
            return new TrendView(frame, whole, grain, question.Leading, null, []);
        }

        var cuts = (await source.ReadCutsAsync(frame.Survey.Id, cancellationToken)).ToDictionary(cut => cut.Id);
        var counts = await source.ReadPeriodsAsync(
            new CountRange(frame.Survey.Id, whole.Query.From, whole.Query.To, null, null), column.Id, grain.ToString(), day => StartOf(day, grain), cancellationToken);
        var scores = Periods(counts, cuts, whole.Query, grain, question.Scores!);
        var reasons = Hidden(counts, cuts, whole.Query);
        List<ScoreCounts> shown = [.. scores.Select(period => reasons.ContainsKey(period.First) ? Empty(period.Scores) : period.Scores)];
        var chart = ChartOf(question.Leading!, shown);
        return new TrendView(frame, whole, grain, question.Leading, chart.Centre, [.. scores.Select((period, index) => new TrendPeriod(
            period.First,
            NameOf(period.First, grain),
            reasons.GetValueOrDefault(period.First),
            shown[index].N,
            EstimateOf(question.Leading!, shown[index]),
            chart.Points[index]))]);
    }

    /// <summary>First day of the period that a day lies in.</summary>
    public static DateOnly StartOf(DateOnly day, TrendGrain grain) => grain switch
    {
        TrendGrain.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        TrendGrain.Quarter => new DateOnly(day.Year, (((day.Month - 1) / 3) * 3) + 1, 1),
        _ => new DateOnly(day.Year, day.Month, 1),
    };

    private static string NameOf(DateOnly first, TrendGrain grain) => grain switch
    {
        TrendGrain.Week => first.ToString("d", CultureInfo.CurrentCulture),
        TrendGrain.Quarter => FormattableString.Invariant($"{first.Year} Q{((first.Month - 1) / 3) + 1}"),
        _ => first.ToString("MMM yyyy", CultureInfo.CurrentCulture),
    };

    private static DateOnly Next(DateOnly first, TrendGrain grain) => grain switch
    {
        TrendGrain.Week => first.AddDays(7),
        TrendGrain.Quarter => first.AddMonths(3),
        _ => first.AddMonths(1),
    };

    private static ScoreCounts Empty(ScoreCounts like) => new(like.Lowest, new long[like.Points]);

    private static ControlChart ChartOf(NamedEstimate leading, List<ScoreCounts> periods) => leading.Name switch
    {
        "nps" => ControlChart.NetScores([.. periods.Select(period => Nps.Of(period).Net)]),
        "top1" or "top2" => ControlChart.Shares([.. periods.Select(period => ((double)TopOf(period), (double)period.N))]),
        _ => ControlChart.Means(periods),
    };

    private static Estimate? EstimateOf(NamedEstimate leading, ScoreCounts scores) => leading.Name switch
    {
        "nps" => Nps.Of(scores).Score,
        "top1" or "top2" => Csat.Of(scores).Top,
        _ => Means.Of(scores),
    };

    private static long TopOf(ScoreCounts scores) => scores.Between(scores.Highest - Csat.BoxesOf(scores.Points) + 1, scores.Highest);

    private static List<(DateOnly First, ScoreCounts Scores)> Periods(
        List<DatedValue> counts, Dictionary<long, SurveyCut> cuts, FiguresQuery query, TrendGrain grain, ScoreCounts like)
    {
        var periods = counts.Where(count => count.Item == 0 && count.Value >= like.Lowest && count.Value <= like.Highest
                && cuts.TryGetValue(count.CutId, out var cut) && query.Where.All(value => cut.Values[value.Key] == value.Value))
            .GroupBy(count => count.Day)
            .ToDictionary(period => period.Key, period => ScoreCounts.Of(like.Lowest, like.Highest, period.Select(day => KeyValuePair.Create(day.Value, day.Count))));
        var listed = new List<(DateOnly First, ScoreCounts Scores)>();
        if (periods.Count > 0)
        {
            var last = periods.Keys.Max();
            for (var first = periods.Keys.Min(); first <= last; first = Next(first, grain))
            {
                listed.Add((first, periods.TryGetValue(first, out var scores) ? scores : Empty(like)));
            }
        }

        return listed;
    }

    /// <summary>Periods that are too small, and those that would reveal them; the attributes of the filter are part of the table.</summary>
    private static Dictionary<DateOnly, SuppressionReason> Hidden(List<DatedValue> counts, Dictionary<long, SurveyCut> cuts, FiguresQuery query)
    {
        var slots = query.Where.Keys.Order().ToList();
        var cells = counts.Where(count => count is { Item: 0, Value: >= 0 } && cuts.ContainsKey(count.CutId))
            .GroupBy(count => (count.Day, count.CutId))
            .Select(same => new TableCell([Key(same.Key.Day), .. slots.Take(3).Select(slot => cuts[same.Key.CutId].Values[slot])], same.Sum(count => count.Count)))
            .ToList();
        var table = SuppressedTable.Of(cells, query.MinN);
        return cells.Select(cell => cell.Values[0]).Distinct()
            .Select(period => (Period: period, Reason: table.Reason([period, .. slots.Take(3).Select(slot => (string?)query.Where[slot])])))
            .Where(period => period.Reason != SuppressionReason.None)
            .ToDictionary(period => DateOnly.ParseExact(period.Period, "yyyy-MM-dd", CultureInfo.InvariantCulture), period => period.Reason);
    }

    private static string Key(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
