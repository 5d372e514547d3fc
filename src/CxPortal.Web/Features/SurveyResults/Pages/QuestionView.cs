using CxPortal.Domain.Statistics;
using CxPortal.Domain.Surveys;
using CxPortal.Web.Features.SurveyResults.Figures;

namespace CxPortal.Web.Features.SurveyResults.Pages;

/// <summary>A question of the results page.</summary>
/// <param name="Frame">The page.</param>
/// <param name="Figures">All figures of the page.</param>
/// <param name="Group">The group.</param>
/// <param name="Question">The question.</param>
public sealed record QuestionView(ResultsFrame Frame, FiguresResult Figures, GroupFigures Group, QuestionFigures Question)
{
    /// <summary>The distribution as a chart; null where there is nothing to draw.</summary>
    public ChartSpec? Distribution(FigureWords words)
    {
        if (!Question.IsShown || Question.N == 0 || Question.Counts.Count == 0)
        {
            return null;
        }

        var isScale = Question.Scores is not null;
        return new ChartSpec(
            isScale ? "bars" : "rows",
            [.. Question.Counts.Select(words.Value)],
            [
                new ChartSeries(string.Empty, [.. Question.Counts.Select(count => count.Share?.Value)])
                {
                    Low = [.. Question.Counts.Select(count => count.Share?.Low)],
                    High = [.. Question.Counts.Select(count => count.Share?.High)],
                    Tones = isScale ? [.. Question.Scores!.Scores().Select(point => ToneOf(point.Score))] : null,
                },
            ])
        { Min = 0, IsShare = true };
    }

    /// <summary>Rows of a matrix or block as a chart of their means with intervals.</summary>
    public ChartSpec? RowMeans(FigureWords words)
    {
        List<QuestionFigures> shown = [.. Question.Rows.Where(row => row.IsShown && row.N > 0)];
        return shown.Count == 0 ? null : new ChartSpec(
            "rows",
            [.. shown.Select(row => row.Row!.Title)],
            [
                new ChartSeries(string.Empty, [.. shown.Select(row => MeanOf(row)?.Value)])
                {
                    Low = [.. shown.Select(row => MeanOf(row)?.Low)],
                    High = [.. shown.Select(row => MeanOf(row)?.High)],
                },
            ])
        { Min = shown[0].Scores!.Lowest, Max = shown[0].Scores!.Highest };
    }

    /// <summary>The mean of a row.</summary>
    public static Estimate? MeanOf(QuestionFigures row) => row.Estimates.FirstOrDefault(estimate => estimate.Name == "mean")?.Estimate;

    private string ToneOf(int score) => Question.Column.Type switch
    {
        QuestionType.Nps => score >= 9 ? "good" : score >= 7 ? "quiet" : "bad",
        QuestionType.Ces => score >= 5 ? "good" : score == 4 ? "quiet" : "bad",
        QuestionType.Csat when Question.Scores!.Points is 3 or 5 or 7 => ToneOfEnds(score, Question.Scores.Points == 3 ? 1 : 2),
        _ => "accent",
    };

    private string ToneOfEnds(int score, int boxes) =>
        score > Question.Scores!.Highest - boxes ? "good" : score < Question.Scores.Lowest + boxes ? "bad" : "quiet";
}
