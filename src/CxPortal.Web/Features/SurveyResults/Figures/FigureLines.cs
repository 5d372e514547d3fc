using System.Globalization;
using CxPortal.Domain.Statistics;

namespace CxPortal.Web.Features.SurveyResults.Figures;

/// <summary>Figures as a flat table: one line for each estimate and count, the same for terminal, CSV and workbook.</summary>
public static class FigureLines
{
    /// <summary>Names of the columns.</summary>
    public static IReadOnlyList<string> Heads { get; } =
        ["group", "question", "row", "title", "figure", "n", "missing", "notApplicable", "value", "low", "high", "method", "definition", "suppressed", "asOf"];

    /// <summary>The table with its heads. Texts, whole numbers (long) and numbers (double); null where there is nothing.</summary>
    public static IEnumerable<IReadOnlyList<object?>> Of(FiguresResult figures) =>
        [[.. Heads], .. figures.Groups.SelectMany(group => Group(figures, group))];

    private static IEnumerable<IReadOnlyList<object?>> Group(FiguresResult figures, GroupFigures group)
    {
        yield return group.Suppressed == SuppressionReason.None
            ? [group.Name, null, null, null, "responses", group.N, null, null, (double)group.N, null, null, null, null, null, Stamp(figures)]
            : [group.Name, null, null, null, "responses", null, null, null, null, null, null, null, null, FiguresJson.Reason(group.Suppressed), Stamp(figures)];
        foreach (var line in group.Questions.SelectMany(question => Question(figures, group, question, null)))
        {
            yield return line;
        }
    }

    private static IEnumerable<IReadOnlyList<object?>> Question(FiguresResult figures, GroupFigures group, QuestionFigures question, string? suffix)
    {
        IReadOnlyList<object?> Line(string figure, Estimate? estimate, MetricDefinition? definition) => question.IsShown
            ? [
                group.Name, question.Column.Name, question.Row?.Key + suffix, question.Row?.Title ?? question.Column.Title, figure,
                question.N, question.Missing, question.NotApplicable, estimate?.Value, estimate?.Low, estimate?.High, estimate?.Method, definition?.ToString(), null, Stamp(figures),
            ]
            : [
                group.Name, question.Column.Name, question.Row?.Key + suffix, question.Row?.Title ?? question.Column.Title, figure,
                null, null, null, null, null, null, null, definition?.ToString(), FiguresJson.Reason(question.Suppressed), Stamp(figures),
            ];

        if (!question.IsShown && question.Estimates.Count == 0 && question.Rows.Count == 0)
        {
            yield return Line("answers", null, null);
        }

        foreach (var estimate in question.Estimates)
        {
            yield return Line(estimate.Name, estimate.Estimate, estimate.Definition);
        }

        foreach (var count in question.Counts)
        {
            yield return Line("count " + count.Key, new Estimate(count.Count), null);
            if (question.Scores is null)
            {
                yield return Line("share " + count.Key, count.Share, Metrics.ChoiceShare);
            }
        }

        var parts = question.Rows.SelectMany(row => Question(figures, group, row, null))
            .Concat(question.Importance is { } importance ? Question(figures, group, importance, " importance") : []);
        foreach (var line in parts)
        {
            yield return line;
        }
    }

    private static string Stamp(FiguresResult figures) => figures.AsOf.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
