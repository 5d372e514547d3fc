using System.Globalization;
using CxPortal.Domain.Surveys;
using CxPortal.Web.Features.SurveyResults.Figures;

namespace CxPortal.Web.Features.SurveyResults.Pages;

/// <summary>What part of the answers a page of results shows, as it stands in the address bar. What makes no sense there is left out.</summary>
public sealed record ResultsFilter
{
    /// <summary>First day; null for the beginning.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day, inclusive; null for no end.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Key of the attribute to group by; null for one group.</summary>
    public string? By { get; init; }

    /// <summary>Key of the question that a page is about; null for its first.</summary>
    public string? Question { get; init; }

    /// <summary>Values of attributes by key.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether anything is left out.</summary>
    public bool IsNarrow => From is not null || To is not null || Values.Count > 0;

    /// <summary>Reads it from the address bar: attributes are named by their keys.</summary>
    public static ResultsFilter Read(IQueryCollection query, IReadOnlyCollection<SurveyAttribute> attributes) => new()
    {
        From = Day(query["from"]),
        To = Day(query["to"]),
        By = attributes.FirstOrDefault(attribute => attribute.Key == query["by"])?.Key,
        Question = query["question"],
        Values = attributes.Where(attribute => !string.IsNullOrEmpty(query[NameOf(attribute)]))
            .ToDictionary(attribute => attribute.Key, attribute => query[NameOf(attribute)].ToString()),
    };

    /// <summary>Name of an attribute's parameter in the address bar.</summary>
    public static string NameOf(SurveyAttribute attribute) => "a-" + attribute.Key;

    /// <summary>The same as a query for figures.</summary>
    public FiguresQuery ToQuery(long surveyId, IReadOnlyCollection<SurveyAttribute> attributes) => new(surveyId)
    {
        By = [.. attributes.Where(attribute => attribute.Key == By).Select(attribute => attribute.Slot - 1)],
        Where = Values.ToDictionary(value => attributes.Single(attribute => attribute.Key == value.Key).Slot - 1, value => value.Value),
        From = From,
        To = To,
    };

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
