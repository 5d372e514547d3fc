using System.Text.Json.Nodes;
using CxPortal.Domain.Statistics;
using CxPortal.Domain.Surveys;

namespace CxPortal.Web.Features.SurveyResults.Figures;

/// <summary>Figures as a document for programs. Numbers are not rounded; what is suppressed shows neither n nor counts.</summary>
public static class FiguresJson
{
    /// <summary>The document.</summary>
    public static JsonObject Write(FiguresResult figures) => new()
    {
        ["kind"] = "survey",
        ["key"] = figures.Survey.Key,
        ["title"] = figures.Survey.Title,
        ["asOf"] = figures.AsOf,
        ["knownAt"] = figures.KnownAt,
        ["definition"] = Definition(FiguresResult.Definition),
        ["period"] = new JsonObject { ["from"] = Day(figures.Query.From), ["to"] = Day(figures.Query.To), ["widened"] = figures.IsWidened },
        ["groups"] = new JsonArray([.. figures.Groups.Select(Group)]),
    };

    /// <summary>A reason of suppression by its name for programs.</summary>
    public static string Reason(SuppressionReason reason) => reason switch
    {
        SuppressionReason.TooFew => "tooFew",
        SuppressionReason.Complementary => "complementary",
        SuppressionReason.Difference => "difference",
        _ => "none",
    };

    /// <summary>An estimate with its formula; an undefined one has the value null.</summary>
    public static JsonObject Estimate(Estimate? estimate, MetricDefinition? definition = null)
    {
        var written = new JsonObject { ["value"] = estimate?.Value };
        if (estimate is { HasInterval: true })
        {
            written["low"] = estimate.Low;
            written["high"] = estimate.High;
            written["method"] = estimate.Method;
        }

        if (definition is not null)
        {
            written["definition"] = definition.ToString();
        }

        return written;
    }

    private static JsonObject Group(GroupFigures group)
    {
        var written = new JsonObject
        {
            ["by"] = new JsonObject(group.By.Select(value => KeyValuePair.Create(value.Key, (JsonNode?)JsonValue.Create(value.Value)))),
        };
        if (group.Suppressed == SuppressionReason.None)
        {
            written["n"] = group.N;
            written["complete"] = group.Complete;
        }
        else
        {
            written["suppressed"] = Reason(group.Suppressed);
        }

        written["questions"] = new JsonObject(group.Questions.Select(question => KeyValuePair.Create(question.Column.Name, (JsonNode?)Question(question))));
        return written;
    }

    private static JsonObject Question(QuestionFigures question)
    {
        var written = new JsonObject { ["type"] = TypeOf(question) };
        if (!question.IsShown)
        {
            written["suppressed"] = Reason(question.Suppressed);
            foreach (var estimate in question.Estimates)
            {
                written[estimate.Name] = new JsonObject { ["suppressed"] = Reason(question.Suppressed) };
            }

            return written;
        }

        written["n"] = question.N;
        written["missing"] = question.Missing;
        written["notApplicable"] = question.NotApplicable;
        if (question.Counts.Count > 0)
        {
            written["counts"] = new JsonObject(question.Counts.Select(count => KeyValuePair.Create(count.Key, (JsonNode?)JsonValue.Create(count.Count))));
        }

        if (question.Net is var (promoters, passives, detractors))
        {
            written["promoters"] = promoters;
            written["passives"] = passives;
            written["detractors"] = detractors;
        }

        AddEstimates(written, question);
        return written;
    }

    private static void AddEstimates(JsonObject written, QuestionFigures question)
    {
        foreach (var estimate in question.Estimates)
        {
            written[estimate.Name] = question.Rows.Any(row => !row.IsShown)
                ? new JsonObject { ["suppressed"] = Reason(question.Rows.First(row => !row.IsShown).Suppressed) }
                : Estimate(estimate.Estimate, estimate.Definition);
        }

        if (question.StandardDeviation is { } deviation)
        {
            written["sd"] = deviation;
        }

        if (question.Scores is null && question.Counts.Count > 0)
        {
            written["shares"] = new JsonObject(question.Counts.Select(count =>
                KeyValuePair.Create(count.Key, (JsonNode?)Estimate(count.Share, Metrics.ChoiceShare))));
        }

        if (question.Rows.Count > 0)
        {
            written["rows"] = new JsonObject(question.Rows.Select(row => KeyValuePair.Create(row.Row!.Key, (JsonNode?)Row(row))));
        }
    }

    private static JsonObject Row(QuestionFigures row)
    {
        var written = Question(row);
        if (row.Importance is { } importance)
        {
            written["importance"] = Question(importance);
        }

        return written;
    }

    private static string TypeOf(QuestionFigures question) => (question.Row is null ? question.Column.Type : RowType(question.Column.Type)) switch
    {
        QuestionType.Csat => "csat",
        QuestionType.Nps => "nps",
        QuestionType.Ces => "ces",
        QuestionType.Csi => "csi",
        QuestionType.Scale => "scale",
        QuestionType.SingleChoice => "choice",
        QuestionType.MultipleChoice => "multipleChoice",
        QuestionType.TouchpointMatrix => "matrix",
        QuestionType.Number => "number",
        QuestionType.Date => "date",
        QuestionType.Consent => "consent",
        _ => "text",
    };

    private static QuestionType RowType(QuestionType type) => type == QuestionType.Csi ? QuestionType.Scale : QuestionType.Csat;

    private static JsonObject Definition(MetricDefinition definition) => new() { ["id"] = definition.Id, ["version"] = definition.Version };

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
