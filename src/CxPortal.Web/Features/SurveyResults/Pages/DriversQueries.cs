using CxPortal.Domain.Statistics;
using CxPortal.Domain.Surveys;
using CxPortal.Web.Features.SurveyResults.Answers;
using CxPortal.Web.Features.SurveyResults.Figures;
using CxPortal.Web.Infrastructure.Localization;

namespace CxPortal.Web.Features.SurveyResults.Pages;

/// <summary>The drivers page.</summary>
/// <param name="Frame">What every page of results has.</param>
/// <param name="Suppressed">Why the selection is hidden.</param>
/// <param name="Drivers">The drivers; null where the survey has no scores.</param>
public sealed record DriversView(ResultsFrame Frame, SuppressionReason Suppressed, Computed<DriverFigures>? Drivers)
{
    /// <summary>The drivers with what they are called, the strongest first.</summary>
    public IReadOnlyList<(DriverUnit Unit, Driver Driver, Estimate? Mean)> Ranked => Drivers?.Value is not { } figures
        ? []
        : [.. figures.Result.Drivers.Select((driver, index) => (figures.Units[index], driver, figures.Means[index])).OrderByDescending(line => line.driver.Share.Value)];

    /// <summary>Shares of the drivers as a chart.</summary>
    public ChartSpec Chart => new("rows", [.. Ranked.Select(line => line.Unit.Title)],
    [
        new ChartSeries(string.Empty, [.. Ranked.Select(line => (double?)line.Driver.Share.Value)])
        {
            Low = [.. Ranked.Select(line => line.Driver.Share.Low)],
            High = [.. Ranked.Select(line => line.Driver.Share.High)],
        },
    ])
    { Min = 0, IsShare = true };
}

/// <summary>The importance-performance map.</summary>
/// <param name="Frame">What every page of results has.</param>
/// <param name="Suppressed">Why the selection is hidden.</param>
/// <param name="IsStated">Whether importance was asked for; otherwise it is derived from drivers.</param>
/// <param name="Map">The map; null where there is nothing to place.</param>
/// <param name="Titles">Words by key of point.</param>
/// <param name="Running">Whether it is still being computed.</param>
public sealed record MapView(
    ResultsFrame Frame, SuppressionReason Suppressed, bool IsStated, ImportanceMap? Map, IReadOnlyDictionary<string, string> Titles, bool Running)
{
    /// <summary>The map as a chart.</summary>
    /// <param name="performance">Name of the horizontal axis.</param>
    /// <param name="importance">Name of the vertical axis.</param>
    public ChartSpec Chart(string performance, string importance) => new("map", [.. Map!.Points.Select(point => Titles[point.Point.Key])],
    [
        new ChartSeries(string.Empty, [.. Map.Points.Select(point => (double?)point.Point.Importance.Value)])
        {
            Across = [.. Map.Points.Select(point => (double?)point.Point.Performance.Value)],
            Low = [.. Map.Points.Select(point => point.Point.Importance.Low)],
            High = [.. Map.Points.Select(point => point.Point.Importance.High)],
            Tones = [.. Map.Points.Select(point => ToneOf(point.Quadrant))],
        },
    ])
    { Across = performance, Up = importance, IsUpShare = !IsStated, Cross = [Map.PerformanceLine, Map.ImportanceLine] };

    private static string ToneOf(Quadrant quadrant) => quadrant switch
    {
        Quadrant.ConcentrateHere => "bad",
        Quadrant.KeepUp => "good",
        Quadrant.Undetermined => "quiet",
        _ => "accent",
    };
}

/// <summary>Reads drivers and priorities.</summary>
public sealed class DriversQueries(SurveyFigures figures, ComputedTables tables)
{
    /// <summary>The drivers of the question that the frame is about.</summary>
    public async Task<DriversView> DriversAsync(ResultsFrame frame, CancellationToken cancellationToken)
    {
        var whole = (await figures.ComputeAsync(frame.Query with { WithResampling = false }, cancellationToken))!;
        var units = DriverUnit.Of(frame.Columns);
        var outcome = units.FirstOrDefault(unit => unit.Key == frame.Question?.Name);
        if (outcome is null || whole.Groups[0] is { N: 0 })
        {
            return new DriversView(frame, whole.Groups[0].Suppressed, null);
        }

        return new DriversView(frame, SuppressionReason.None, await ComputeAsync(whole.Query, outcome, units, cancellationToken));
    }

    /// <summary>The map: stated importance of a CSI block, or the drivers' shares.</summary>
    public async Task<MapView> MapAsync(ResultsFrame frame, bool isDerived, CancellationToken cancellationToken)
    {
        var whole = (await figures.ComputeAsync(frame.Query with { WithResampling = false }, cancellationToken))!;
        var group = whole.Groups[0];
        var block = isDerived ? null : group.Questions.FirstOrDefault(question => question.Column.Type == QuestionType.Csi && question.IsShown && question.N > 0);
        if (block is not null)
        {
            return new MapView(frame, group.Suppressed, true, Stated(block), block.Rows.ToDictionary(row => row.Row!.Key, row => row.Row!.Title), false);
        }

        var units = DriverUnit.Of(frame.Columns);
        var outcome = OutcomeOf(frame.Columns, units);
        if (outcome is null || group is { N: 0 })
        {
            return new MapView(frame, group.Suppressed, false, null, new Dictionary<string, string>(), false);
        }

        var drivers = await ComputeAsync(whole.Query, outcome, units, cancellationToken);
        return new MapView(
            frame, group.Suppressed, false, drivers.Value is { Result.Problem: DriversProblem.None } found ? Derived(found, frame.Columns) : null,
            units.ToDictionary(unit => unit.Key, unit => unit.Title), drivers.IsRunning && drivers.Value is null);
    }

    /// <summary>The outcome of a survey: the recommendation where it is asked, else its first score.</summary>
    public static DriverUnit? OutcomeOf(IReadOnlyList<SurveyColumn> columns, IReadOnlyList<DriverUnit> units) =>
        columns.FirstOrDefault(column => column is { IsCurrent: true, Type: QuestionType.Nps }) is { } nps
            ? units.FirstOrDefault(unit => unit.QuestionId == nps.Id)
            : units.FirstOrDefault(unit => unit.Item == 0);

    private static ImportanceMap? Stated(QuestionFigures block) => ImportanceMap.Of(
    [
        .. block.Rows.Where(row => row.IsShown && row.Importance is { IsShown: true })
            .Select(row => (row.Row!.Key, Importance: QuestionView.MeanOf(row.Importance!), Performance: QuestionView.MeanOf(row)))
            .Where(row => row.Importance is not null && row.Performance is not null)
            .Select(row => new MapPoint(row.Key, row.Importance!, row.Performance!)),
    ]);

    private static ImportanceMap? Derived(DriverFigures drivers, IReadOnlyList<SurveyColumn> columns)
    {
        var scales = columns.ToDictionary(column => column.Id);
        return ImportanceMap.Of(
        [
            .. drivers.Units.Select((unit, index) => (unit, drivers.Result.Drivers[index].Share, Mean: drivers.Means[index]))
                .Where(line => line.Mean is not null && scales[line.unit.QuestionId] is { Min: not null, Max: not null })
                .Select(line => new MapPoint(line.unit.Key, line.Share, Index(line.Mean!, scales[line.unit.QuestionId]))),
        ]);
    }

    /// <summary>Scales differ from question to question, so all are brought to 0 to 100.</summary>
    private static Estimate Index(Estimate mean, SurveyColumn column)
    {
        double? Of(double? value) => value is { } known ? Means.Rescale(known, column.Min!.Value, column.Max!.Value) : null;
        return mean with { Value = Of(mean.Value)!.Value, Low = Of(mean.Low), High = Of(mean.High) };
    }

    private Task<Computed<DriverFigures>> ComputeAsync(
        FiguresQuery query, DriverUnit outcome, IReadOnlyList<DriverUnit> units, CancellationToken cancellationToken) => tables.GetAsync(
        $"drivers|{Cultures.Current}|{outcome.Key}|{AnswerSelection.KeyOf(query)}",
        (services, stop) => services.GetRequiredService<DriverCounting>().ComputeAsync(query, outcome, [.. units.Where(unit => unit != outcome)], stop),
        cancellationToken);
}
