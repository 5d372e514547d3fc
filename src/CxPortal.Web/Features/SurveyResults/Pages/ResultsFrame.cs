using CxPortal.Data;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Responses;
using CxPortal.Web.Features.SurveyResults.Figures;
using CxPortal.Web.Features.Surveys;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.SurveyResults.Pages;

/// <summary>What every page of results has around its figures.</summary>
/// <param name="Survey">The survey.</param>
/// <param name="Attributes">By what it may be cut.</param>
/// <param name="Choices">Values of each attribute that occur.</param>
/// <param name="Columns">Its questions.</param>
/// <param name="Filter">What is shown.</param>
public sealed record ResultsFrame(
    SurveyHead Survey, IReadOnlyList<SurveyAttribute> Attributes, ILookup<string, string> Choices, IReadOnlyList<SurveyColumn> Columns, ResultsFilter Filter)
{
    /// <summary>The page that is open, as in its address; empty for the overview.</summary>
    public string Page { get; init; } = string.Empty;

    /// <summary>Whether the page groups by an attribute.</summary>
    public bool HasBy { get; init; }

    /// <summary>The questions that the page can be about; empty where it is about all.</summary>
    public IReadOnlyList<SurveyColumn> Questions { get; init; } = [];

    /// <summary>The question that the page is about: the one asked for, else the first.</summary>
    public SurveyColumn? Question => Questions.FirstOrDefault(question => question.Name == Filter.Question) ?? (Questions.Count > 0 ? Questions[0] : null);

    /// <summary>The filter as a query for figures.</summary>
    public FiguresQuery Query => Filter.ToQuery(Survey.Id, Attributes);
}

/// <summary>Reads frames of pages of results.</summary>
public sealed class ResultsFrames(CxPortalDbContext database, SurveyHeads heads, SurveyColumns columns, CountSource source)
{
    /// <summary>The frame of a page; null when there is no such survey.</summary>
    public async Task<ResultsFrame?> FindAsync(long surveyId, IQueryCollection query, CancellationToken cancellationToken)
    {
        if (await heads.FindAsync(surveyId, cancellationToken) is not { } head)
        {
            return null;
        }

        var attributes = await database.SurveyAttributes.AsNoTracking()
            .Where(attribute => attribute.SurveyId == surveyId).OrderBy(attribute => attribute.Slot).ToListAsync(cancellationToken);
        var cuts = await source.ReadCutsAsync(surveyId, cancellationToken);
        var choices = attributes.SelectMany(attribute => ValuesOf(cuts, attribute).Select(value => (attribute.Key, Value: value)))
            .ToLookup(choice => choice.Key, choice => choice.Value);
        return new ResultsFrame(head, attributes, choices, await columns.ReadAsync(surveyId, cancellationToken), ResultsFilter.Read(query, attributes));
    }

    private static IEnumerable<string> ValuesOf(List<SurveyCut> cuts, SurveyAttribute attribute) => cuts
        .Select(cut => cut.Values[attribute.Slot - 1]).Where(value => value.Length > 0).Distinct().Order(StringComparer.CurrentCulture);
}
