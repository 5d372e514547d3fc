using CxPortal.Domain.Surveys.Definition;

namespace CxPortal.Web.Features.Api;

/// <summary>A journey in a list.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Title">Its title.</param>
/// <param name="Status"><c>draft</c>, <c>inReview</c> or <c>published</c>.</param>
/// <param name="ContentLanguage">Language of its content.</param>
/// <param name="UpdatedAt">When it last changed (UTC).</param>
public sealed record ApiJourneyItem(string Key, string Title, string Status, string ContentLanguage, DateTime UpdatedAt);

/// <summary>A survey in a list.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Title">Its title for the people who work with it.</param>
/// <param name="Status"><c>draft</c>, <c>open</c> or <c>closed</c>.</param>
/// <param name="Confidentiality"><c>anonymous</c> or <c>identified</c>.</param>
/// <param name="Origin"><c>portal</c> or <c>imported</c>.</param>
/// <param name="Revision">Number of the revision that is asked now; null before the first publication.</param>
public sealed record ApiSurveyItem(string Key, string Title, string Status, string Confidentiality, string Origin, int? Revision);

/// <summary>A survey.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Title">Its title for the people who work with it.</param>
/// <param name="Status"><c>draft</c>, <c>open</c> or <c>closed</c>.</param>
/// <param name="Confidentiality"><c>anonymous</c> or <c>identified</c>.</param>
/// <param name="Origin"><c>portal</c> or <c>imported</c>.</param>
/// <param name="Revision">Number of the revision that is asked now; null before the first publication.</param>
/// <param name="OpensOn">First day on which answers are taken; null for at once.</param>
/// <param name="ClosesOn">Last day on which answers are taken; null for no end.</param>
/// <param name="Attributes">Attributes by which results can be cut.</param>
/// <param name="Definition">What is asked now; null before the first publication.</param>
public sealed record ApiSurvey(
    string Key,
    string Title,
    string Status,
    string Confidentiality,
    string Origin,
    int? Revision,
    DateOnly? OpensOn,
    DateOnly? ClosesOn,
    IReadOnlyList<ApiAttribute> Attributes,
    SurveyDefinition? Definition);

/// <summary>An attribute of a survey.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Title">Its title.</param>
public sealed record ApiAttribute(string Key, string Title);
