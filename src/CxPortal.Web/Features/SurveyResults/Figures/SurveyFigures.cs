using CxPortal.Data;
using CxPortal.Domain.Statistics;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Responses;
using CxPortal.Domain.Surveys.Results;
using CxPortal.Web.Features.Surveys;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.SurveyResults.Figures;

/// <summary>Figures of a survey, as screens, exports, the command line and the API give them.</summary>
/// <param name="Survey">The survey.</param>
/// <param name="Attributes">By what it may be cut.</param>
/// <param name="Query">What was asked for; its period is the one that was counted.</param>
/// <param name="AsOf">The instant (UTC) whose state this is.</param>
/// <param name="KnownAt">The instant (UTC) after which nothing that arrived counts.</param>
/// <param name="Groups">The groups, by the values of their attributes.</param>
/// <param name="IsWidened">Whether the period was widened to whole blocks of days, because the survey is anonymous.</param>
public sealed record FiguresResult(
    SurveyHead Survey, IReadOnlyList<SurveyAttribute> Attributes, FiguresQuery Query, DateTime AsOf, DateTime KnownAt,
    IReadOnlyList<GroupFigures> Groups, bool IsWidened)
{
    /// <summary>The definition of the document: its set of formulas.</summary>
    public static MetricDefinition Definition { get; } = new("survey.figures", 1, MetricUnit.Answers);
}

/// <summary>Counts figures of surveys from daily counts, with suppression.</summary>
public sealed class SurveyFigures(
    CxPortalDbContext database, IDatabaseProvider provider, SurveyHeads heads, SurveyColumns columns, CountSource source,
    CsiResampling resampling, NumberMeans numbers, CurrentUser user, TimeProvider clock)
{
    /// <summary>The figures; null when there is no such survey. A threshold below the usual one is taken only from those who may lift it.</summary>
    public async Task<FiguresResult?> ComputeAsync(FiguresQuery query, CancellationToken cancellationToken)
    {
        await using var moment = database.Database.CurrentTransaction is null ? await provider.BeginReadSnapshotAsync(database, cancellationToken) : null;
        if (await heads.FindAsync(query.SurveyId, cancellationToken) is not { } head)
        {
            return null;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var threshold = user.Can(Permission.SuppressionLift) ? query.MinN : Math.Max(query.MinN, FiguresQuery.UsualMinN);
        var attributes = await database.SurveyAttributes.AsNoTracking()
            .Where(attribute => attribute.SurveyId == head.Id).OrderBy(attribute => attribute.Slot).ToListAsync(cancellationToken);
        var cuts = await source.ReadCutsAsync(head.Id, cancellationToken);
        List<int> slots = [.. attributes.Select(attribute => attribute.Slot - 1)];
        var counted = await WidenAsync(query, head, cuts, threshold, cancellationToken);
        var range = new CountRange(head.Id, counted.From, counted.To, query.AsOf, query.KnownAt);
        var work = new Work(head, counted, threshold, slots, cuts, await columns.ReadAsync(head.Id, cancellationToken))
        {
            Period = await source.ReadAsync(range, head.Confidentiality, cancellationToken),
            Whole = counted.From is null && counted.To is null
                ? null
                : await source.ReadAsync(range with { From = null, To = null }, head.Confidentiality, cancellationToken),
        };
        return new FiguresResult(
            head, attributes, counted, query.AsOf ?? now, query.KnownAt ?? now, await GroupsAsync(work, attributes, range, cancellationToken),
            counted.From != query.From || counted.To != query.To);
    }

    private async Task<FiguresQuery> WidenAsync(
        FiguresQuery query, SurveyHead head, List<SurveyCut> cuts, int threshold, CancellationToken cancellationToken)
    {
        if (head.Confidentiality != Confidentiality.Anonymous || threshold <= 0 || (query.From is null && query.To is null))
        {
            return query;
        }

        var groups = cuts.ToDictionary(cut => cut.Id, cut => string.Join('\u001f', query.By.Concat(query.Where.Keys).Distinct().Select(slot => cut.Values[slot])));
        var days = await source.ReadDaysAsync(new CountRange(head.Id, null, null, query.AsOf, query.KnownAt), 0, cancellationToken);
        var (from, to) = PeriodBlocks.Widen(
            [.. days.Select(day => new DayCount(day.Day, groups.GetValueOrDefault(day.CutId, string.Empty), day.Count))], query.From, query.To, threshold);
        return query with { From = from, To = to };
    }

    private async Task<IReadOnlyList<GroupFigures>> GroupsAsync(
        Work work, IReadOnlyList<SurveyAttribute> attributes, CountRange range, CancellationToken cancellationToken)
    {
        var keys = attributes.ToDictionary(attribute => attribute.Slot - 1, attribute => attribute.Key);
        var groups = new List<GroupFigures>();
        foreach (var values in work.GroupsOf())
        {
            var by = work.Query.By.ToDictionary(slot => keys[slot], slot => values[slot]);
            groups.Add(await GroupAsync(work, values, by, range, cancellationToken));
        }

        return groups;
    }

    private async Task<GroupFigures> GroupAsync(
        Work work, Dictionary<int, string> values, IReadOnlyDictionary<string, string> by, CountRange range, CancellationToken cancellationToken)
    {
        var reason = work.Responses[values];
        var inside = work.CutsOf(values);
        var n = work.Responses.CountOf(values);
        var questions = new List<QuestionFigures>();
        foreach (var column in work.Columns)
        {
            var counts = new QuestionCounts(work.CountsOf(column.Id, inside), n, work.Head.Origin == SurveyOrigin.Portal);
            var csi = column.Type == QuestionType.Csi && reason == SuppressionReason.None && work.Query.WithResampling
                ? await resampling.OfAsync(column, range, inside, n, cancellationToken)
                : null;
            var figures = FigureBuilder.Build(column, counts, csi);
            if (column.Type == QuestionType.Number && reason == SuppressionReason.None && work.Query.WithResampling)
            {
                figures = figures with { Estimates = [new("mean", Metrics.NumberMean, await numbers.OfAsync(column, range, inside, n, cancellationToken))] };
            }

            questions.Add(reason == SuppressionReason.None ? work.Suppress(figures, values) : figures.Hidden(reason));
        }

        return reason == SuppressionReason.None
            ? new GroupFigures(by, reason, n, work.CompleteOf(inside), questions)
            : new GroupFigures(by, reason, 0, 0, questions);
    }
}
