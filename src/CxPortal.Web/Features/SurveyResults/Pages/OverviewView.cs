using CxPortal.Domain.Statistics;
using CxPortal.Web.Features.SurveyResults.Figures;

namespace CxPortal.Web.Features.SurveyResults.Pages;

/// <summary>The first page of results.</summary>
/// <param name="Frame">What every page of results has.</param>
/// <param name="Figures">The figures.</param>
public sealed record OverviewView(ResultsFrame Frame, FiguresResult Figures)
{
    /// <summary>The group of everything, when nothing is grouped by.</summary>
    public GroupFigures? Everything => Frame.Filter.By is null && Figures.Groups.Count > 0 ? Figures.Groups[0] : null;

    /// <summary>Figures side by side for each group: questions that have one figure standing for them.</summary>
    public IReadOnlyList<QuestionByGroup> ByGroup => Figures.Groups.Count == 0
        ? []
        : [
            .. Figures.Groups[0].Questions.Index()
                .Where(question => question.Item.Leading is not null)
                .Select(question => new QuestionByGroup(
                    question.Item.Column, question.Item.Leading!, [.. Figures.Groups.Select(group => (group, group.Questions[question.Index]))])),
        ];
}

/// <summary>One figure of a question in several groups.</summary>
/// <param name="Column">The question.</param>
/// <param name="Leading">The figure: name and formula.</param>
/// <param name="Groups">The groups with the question's figures.</param>
public sealed record QuestionByGroup(SurveyColumn Column, NamedEstimate Leading, IReadOnlyList<(GroupFigures Group, QuestionFigures Question)> Groups)
{
    /// <summary>The figure in the groups that are shown, as a chart; null where none is.</summary>
    public ChartSpec? Chart(FigureWords words)
    {
        List<(GroupFigures Group, QuestionFigures Question)> shown = [.. Groups.Where(group => group.Question.IsShown && group.Question.Leading?.Estimate is not null)];
        return shown.Count == 0 ? null : new ChartSpec(
            "rows",
            [.. shown.Select(group => words.Group(group.Group))],
            [
                new ChartSeries(words.Name(Leading), [.. shown.Select(group => group.Question.Leading!.Estimate?.Value)])
                {
                    Low = [.. shown.Select(group => group.Question.Leading!.Estimate?.Low)],
                    High = [.. shown.Select(group => group.Question.Leading!.Estimate?.High)],
                },
            ]).In(Leading.Definition) with
        { IsShare = Leading.Definition.Unit == MetricUnit.Share };
    }
}
