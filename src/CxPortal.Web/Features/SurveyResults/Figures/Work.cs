using CxPortal.Domain.Statistics;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Responses;
using CxPortal.Domain.Surveys.Results;
using CxPortal.Web.Features.Surveys;

namespace CxPortal.Web.Features.SurveyResults.Figures;

/// <summary>What one computation of figures has read, and the patterns of suppression that follow from it.</summary>
internal sealed class Work(
    SurveyHead head, FiguresQuery query, int threshold, IReadOnlyList<int> slots, IReadOnlyList<SurveyCut> cuts, IReadOnlyList<SurveyColumn> columns)
{
    private readonly Dictionary<(long Question, int Item), GroupSuppression> patterns = [];
    private readonly Dictionary<long, SurveyCut> cutsById = cuts.ToDictionary(cut => cut.Id);
    private ILookup<long, CountedValue>? period;

    /// <summary>The survey.</summary>
    public SurveyHead Head => head;

    /// <summary>What is wanted, with the period that is counted.</summary>
    public FiguresQuery Query => query;

    /// <summary>The questions.</summary>
    public IReadOnlyList<SurveyColumn> Columns => columns;

    /// <summary>Counts of the period.</summary>
    public required IReadOnlyList<CountedValue> Period { get; init; }

    /// <summary>Counts of all days; null when the period is all days.</summary>
    public required IReadOnlyList<CountedValue>? Whole { get; init; }

    /// <summary>Slots of all declared attributes.</summary>
    private IReadOnlyList<int> Slots => slots;

    /// <summary>Which groups are shown at all.</summary>
    public GroupSuppression Responses => field ??= Pattern(0, 0, _ => true, null);

    /// <summary>The groups that are asked for, each by slot; a survey without answers still has the group of everything.</summary>
    public IReadOnlyList<Dictionary<int, string>> GroupsOf()
    {
        if (query.By.Count == 0)
        {
            return [new Dictionary<int, string>(query.Where)];
        }

        var present = Period.Where(count => count.QuestionId == 0).Select(count => count.CutId).ToHashSet();
        return
        [
            .. cuts.Where(cut => present.Contains(cut.Id) && Matches(cut, query.Where))
                .Select(cut => (Key: string.Join('\u001f', query.By.Select(slot => cut.Values[slot])), Cut: cut))
                .DistinctBy(group => group.Key)
                .OrderBy(group => group.Key, StringComparer.CurrentCulture)
                .Select(group => query.By.Select(slot => KeyValuePair.Create(slot, group.Cut.Values[slot]))
                    .Concat(query.Where.Where(value => !query.By.Contains(value.Key)))
                    .ToDictionary()),
        ];
    }

    /// <summary>The cuts of a group.</summary>
    public HashSet<long> CutsOf(Dictionary<int, string> values) => [.. cuts.Where(cut => Matches(cut, values)).Select(cut => cut.Id)];

    /// <summary>Counts of a question in some cuts.</summary>
    public IEnumerable<CountedValue> CountsOf(long questionId, HashSet<long> inside) =>
        (period ??= Period.ToLookup(count => count.QuestionId))[questionId].Where(count => inside.Contains(count.CutId));

    /// <summary>Complete responses in some cuts.</summary>
    public long CompleteOf(HashSet<long> inside) => CountsOf(0, inside).Where(count => count.Value == 1).Sum(count => count.Count);

    /// <summary>Hides the question or those rows of it that have too few answers in the group, or that others would reveal.</summary>
    public QuestionFigures Suppress(QuestionFigures figures, Dictionary<int, string> values)
    {
        if (figures.Rows.Count == 0)
        {
            return ReasonOf(figures.Column, ItemOf(figures.Column), values) is var reason && reason == SuppressionReason.None
                ? figures
                : figures.Hidden(reason);
        }

        List<QuestionFigures> rows = [.. figures.Rows.Select(row => SuppressRow(row, values))];
        var hidden = rows.Find(row => !row.IsShown);
        return rows.TrueForAll(row => !row.IsShown)
            ? figures.Hidden(hidden!.Suppressed)
            : figures with
            {
                Rows = rows,
                // The index of a block would give away the aspect that is hidden.
                Estimates = hidden is null ? figures.Estimates : [.. figures.Estimates.Select(estimate => estimate with { Estimate = null })],
            };
    }

    private QuestionFigures SuppressRow(QuestionFigures row, Dictionary<int, string> values)
    {
        if (ReasonOf(row.Column, row.Row!.Code, values) is var reason && reason != SuppressionReason.None)
        {
            return row.Hidden(reason);
        }

        return row.Importance is { } importance
            && ReasonOf(row.Column, row.Row.Code + SurveyAnswer.ImportanceOffset, values) is var other && other != SuppressionReason.None
                ? row with { Importance = importance.Hidden(other) }
                : row;
    }

    private SuppressionReason ReasonOf(SurveyColumn column, int item, Dictionary<int, string> values)
    {
        if (!patterns.TryGetValue((column.Id, item), out var pattern))
        {
            pattern = Pattern(column.Id, item, value => value >= 0, Responses);
            patterns[(column.Id, item)] = pattern;
        }

        return pattern[values];
    }

    private static int ItemOf(SurveyColumn column) => column.Type == QuestionType.MultipleChoice ? SurveyAnswer.AnsweredItem : 0;

    private GroupSuppression Pattern(long questionId, int item, Func<int, bool> isCounted, GroupSuppression? group)
    {
        // Without groups there is one total alone, and the table of the attributes need not be made.
        var slots = query.By.Count == 0 && query.Where.Count == 0 ? [] : Slots;
        var whole = Whole is null ? null : GroupSuppression.Of(Counted(Whole, questionId, item, isCounted), slots, threshold);
        return GroupSuppression.Of(Counted(Period, questionId, item, isCounted), slots, threshold, group, whole);
    }

    private IEnumerable<TableCell> Counted(IEnumerable<CountedValue> counts, long questionId, int item, Func<int, bool> isCounted) => counts
        .Where(count => count.QuestionId == questionId && count.Item == item && isCounted(count.Value) && cutsById.ContainsKey(count.CutId))
        .GroupBy(count => count.CutId)
        .Select(same => new TableCell(cutsById[same.Key].Values, same.Sum(count => count.Count)));

    private static bool Matches(SurveyCut cut, IEnumerable<KeyValuePair<int, string>> values) =>
        values.All(value => cut.Values[value.Key] == value.Value);
}
