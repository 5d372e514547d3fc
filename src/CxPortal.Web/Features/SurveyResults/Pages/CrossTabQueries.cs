using System.Globalization;
using CxPortal.Data;
using CxPortal.Domain.Statistics;
using CxPortal.Domain.Surveys;
using CxPortal.Web.Features.SurveyResults.Answers;
using CxPortal.Web.Features.SurveyResults.Figures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.SurveyResults.Pages;

/// <summary>How often each pair of values was given.</summary>
/// <param name="Counts">Counts by value of the row question and of the column question, or group.</param>
public sealed record PairCounts(IReadOnlyList<PairCount> Counts);

/// <summary>How often a pair of values was given.</summary>
/// <param name="Row">Value of the row question.</param>
/// <param name="Column">Value of the column question, or the key of a group.</param>
/// <param name="Count">How often.</param>
public sealed record PairCount(int Row, long Column, long Count);

/// <summary>One question against another, or against an attribute.</summary>
/// <param name="Frame">What every page of results has; its question makes the rows.</param>
/// <param name="Across">What makes the columns: a question's name, or an attribute's parameter.</param>
/// <param name="Suppressed">Why the selection is hidden.</param>
/// <param name="Rows">Names of the rows.</param>
/// <param name="Columns">Names of the columns, each with the reason why it is hidden.</param>
/// <param name="Table">The tested table of the shown columns; null while there is none.</param>
/// <param name="AsOf">The instant (UTC) whose answers it counts.</param>
/// <param name="IsRunning">Whether a newer one is being computed.</param>
public sealed record CrossTabView(
    ResultsFrame Frame, string? Across, SuppressionReason Suppressed, IReadOnlyList<string> Rows,
    IReadOnlyList<(string Name, SuppressionReason Suppressed)> Columns, CrossTab? Table, DateTime? AsOf, bool IsRunning);

/// <summary>Counts cross-tabs in the background.</summary>
public sealed class CrossTabQueries(
    CxPortalDbContext database, SurveyFigures figures, ComputedTables tables, IStringLocalizer<SurveyResultsText> text)
{
    /// <summary>Questions that can make rows or columns.</summary>
    public static IReadOnlyList<SurveyColumn> Usable(IReadOnlyList<SurveyColumn> columns) =>
        [.. columns.Where(column => column.IsScore || column is { Type: QuestionType.SingleChoice, Options.Count: > 0 })];

    /// <summary>The cross-tab of the frame's question with a question or attribute.</summary>
    public async Task<CrossTabView> ReadAsync(ResultsFrame frame, string? across, CancellationToken cancellationToken)
    {
        var whole = (await figures.ComputeAsync(frame.Query with { WithResampling = false }, cancellationToken))!;
        var other = frame.Questions.FirstOrDefault(column => column.Name == across && column != frame.Question);
        var attribute = other is null ? frame.Attributes.FirstOrDefault(one => ResultsFilter.NameOf(one) == across) : null;
        if (other is null && attribute is null)
        {
            attribute = frame.Attributes.Count > 0 ? frame.Attributes[0] : null;
            other = attribute is null ? frame.Questions.FirstOrDefault(column => column != frame.Question) : null;
        }

        var name = other?.Name ?? (attribute is null ? null : ResultsFilter.NameOf(attribute));
        if (frame.Question is not { } row || name is null || whole.Groups[0] is { N: 0 })
        {
            return new CrossTabView(frame, name, whole.Groups[0].Suppressed, [], [], null, null, false);
        }

        return other is null
            ? await ByAttributeAsync(frame, whole, row, attribute!, cancellationToken)
            : await ByQuestionAsync(frame, whole, row, other, cancellationToken);
    }

    private async Task<CrossTabView> ByAttributeAsync(
        ResultsFrame frame, FiguresResult whole, SurveyColumn row, SurveyAttribute attribute, CancellationToken cancellationToken)
    {
        var split = (await figures.ComputeAsync(whole.Query with { By = [attribute.Slot - 1] }, cancellationToken))!;
        var questions = split.Groups.Select(group => (Name: group.Name.Length > 0 ? group.Name : text["NoValue"].Value, Question: group.Questions.First(one => one.Column.Id == row.Id))).ToList();
        var values = ValuesOf(row);
        var shown = questions.Where(one => one.Question.IsShown).ToList();
        var counts = values.Select(value => (IReadOnlyList<long>)[.. shown.Select(one => CountOf(one.Question, row, value))]).ToList();
        return new CrossTabView(
            frame, ResultsFilter.NameOf(attribute), SuppressionReason.None, NamesOf(row, values),
            [.. questions.Select(one => (one.Name, one.Question.Suppressed))], shown.Count == 0 ? null : CrossTab.Of(counts), split.AsOf, false);
    }

    private async Task<CrossTabView> ByQuestionAsync(
        ResultsFrame frame, FiguresResult whole, SurveyColumn row, SurveyColumn other, CancellationToken cancellationToken)
    {
        var query = whole.Query;
        var computed = await tables.GetAsync(
            $"crosstab|{row.Id}|{other.Id}|{AnswerSelection.KeyOf(query)}",
            (services, stop) => services.GetRequiredService<CrossTabQueries>().CountAsync(query, row.Id, other.Id, services.GetRequiredService<AnswerSelection>(), stop),
            cancellationToken);
        var (rows, columns) = (ValuesOf(row), ValuesOf(other));
        if (computed.Value is not { } pairs)
        {
            return new CrossTabView(frame, other.Name, SuppressionReason.None, [], [], null, null, computed.IsRunning);
        }

        var totals = columns.Select(column => pairs.Counts.Where(pair => column.Contains((int)pair.Column) && pair.Row >= 0).Sum(pair => pair.Count)).ToList();
        var reasons = Suppression.Groups(totals, query.MinN).Groups;
        var shown = columns.Where((_, index) => reasons[index] == SuppressionReason.None).ToList();
        var counts = rows.Select(one => (IReadOnlyList<long>)[.. shown.Select(column =>
            pairs.Counts.Where(pair => one.Contains(pair.Row) && column.Contains((int)pair.Column)).Sum(pair => pair.Count))]).ToList();
        return new CrossTabView(
            frame, other.Name, SuppressionReason.None, NamesOf(row, rows), [.. NamesOf(other, columns).Zip(reasons)],
            shown.Count == 0 ? null : CrossTab.Of(counts), computed.AsOf, computed.IsRunning);
    }

    /// <summary>Counts pairs of values over the responses of a query.</summary>
    internal async Task<PairCounts> CountAsync(FiguresQuery query, long rowId, long columnId, AnswerSelection selection, CancellationToken cancellationToken)
    {
        var responses = await selection.ResponsesAsync(query, cancellationToken);
        return new PairCounts(await (from response in responses
                                     join one in database.SurveyAnswers on response.Id equals one.ResponseId
                                     join other in database.SurveyAnswers on response.Id equals other.ResponseId
                                     where one.QuestionId == rowId && one.Item == 0 && one.Value >= 0
                                         && other.QuestionId == columnId && other.Item == 0 && other.Value >= 0
                                     group one by new { Row = one.Value, Column = other.Value } into same
                                     select new PairCount(same.Key.Row, same.Key.Column, same.LongCount())).ToListAsync(cancellationToken));
    }

    /// <summary>The values that stand together in one row: NPS in its three groups, everything else one by one.</summary>
    private static IReadOnlyList<IReadOnlyList<int>> ValuesOf(SurveyColumn column) => column switch
    {
        { Type: QuestionType.Nps, Min: 0, Max: 10 } => [[0, 1, 2, 3, 4, 5, 6], [7, 8], [9, 10]],
        { IsScore: true } => [.. Enumerable.Range(column.Min!.Value, column.Max!.Value - column.Min.Value + 1).Select(value => (IReadOnlyList<int>)[value])],
        _ => [.. column.Options.Select(option => (IReadOnlyList<int>)[option.Code])],
    };

    private List<string> NamesOf(SurveyColumn column, IReadOnlyList<IReadOnlyList<int>> values) =>
    [
        .. values.Select(value => value.Count > 1
            ? text[value[0] switch { 0 => "Nps.Detractors", 7 => "Nps.Passives", _ => "Nps.Promoters" }].Value
            : column.IsScore ? value[0].ToString(CultureInfo.CurrentCulture)
            : column.Options.First(option => option.Code == value[0]) is { Title.Length: > 0 } option ? option.Title
            : text["Other"].Value),
    ];

    private static long CountOf(QuestionFigures question, SurveyColumn column, IReadOnlyList<int> values) => question.Scores is { } scores
        ? values.Sum(value => scores[value])
        : values.Sum(value => question.Counts.FirstOrDefault(count => column.Options.Any(option => option.Code == value && option.Key == count.Key))?.Count ?? 0);
}
