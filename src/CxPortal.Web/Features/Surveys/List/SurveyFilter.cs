using CxPortal.Data;
using CxPortal.Domain.Common;
using CxPortal.Domain.Surveys;

namespace CxPortal.Web.Features.Surveys.List;

/// <summary>What the address bar asks of the list of surveys.</summary>
public sealed class SurveyFilter
{
    /// <summary>The order where none is asked for: the last created first.</summary>
    public const string DefaultSort = "-created";

    /// <summary>The states one may ask for, in the order of the choice.</summary>
    public static IReadOnlyList<string> States { get; } = ["draft", "open", "closed", "imported", "archived"];

    /// <summary>Part of the title or key, in any case.</summary>
    public string? Q { get; set; }

    /// <summary>One of <see cref="States"/>; anything else means all that are not in the archive.</summary>
    public string? Status { get; set; }

    /// <summary>A journey the survey measures.</summary>
    public long? Journey { get; set; }

    /// <summary><c>title</c>, <c>created</c> or <c>responses</c>; with a leading hyphen from the greatest down.</summary>
    public string Sort { get; set; } = DefaultSort;

    /// <summary>Number of the page, from 1.</summary>
    public int Page { get; set; } = 1;

    /// <summary>How many of the choices narrow the list, besides the words that are looked for.</summary>
    public int Narrowings => (string.IsNullOrEmpty(Status) ? 0 : 1) + (Journey is null ? 0 : 1);

    /// <summary>Whether anything narrows the list.</summary>
    public bool IsNarrow => !string.IsNullOrWhiteSpace(Q) || Narrowings > 0;

    /// <summary>The surveys that are asked for.</summary>
    public IQueryable<Survey> Find(CxPortalDbContext database)
    {
        var question = SearchText.Of(Q);
        var surveys = database.Surveys.Where(survey => survey.SearchText.Contains(question) || survey.Key.Contains(question));
        surveys = Status == "archived" ? surveys.Where(survey => survey.ArchivedAt != null) : surveys.Where(survey => survey.ArchivedAt == null);
        if (Journey is { } journey)
        {
            surveys = surveys.Where(survey => survey.Places.Any(place => place.JourneyId == journey));
        }

        return Status switch
        {
            "draft" => surveys.Where(survey => survey.Status == SurveyStatus.Draft),
            "open" => surveys.Where(survey => survey.Status == SurveyStatus.Open),
            "closed" => surveys.Where(survey => survey.Status == SurveyStatus.Closed),
            "imported" => surveys.Where(survey => survey.Origin == SurveyOrigin.Imported),
            _ => surveys,
        };
    }

    /// <summary>The surveys in the order that is asked for; equal ones by title.</summary>
    public IQueryable<Survey> Order(IQueryable<Survey> surveys) => (Sort switch
    {
        "title" => surveys.OrderBy(survey => survey.SearchText),
        "-title" => surveys.OrderByDescending(survey => survey.SearchText),
        "created" => surveys.OrderBy(survey => survey.CreatedAt),
        _ => surveys.OrderByDescending(survey => survey.CreatedAt),
    }).ThenBy(survey => survey.SearchText).ThenBy(survey => survey.Id);
}
