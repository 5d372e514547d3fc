using CxPortal.Domain.Surveys;
using CxPortal.Web.Features.Catalog;
using CxPortal.Web.Infrastructure.Http;

namespace CxPortal.Web.Features.Surveys.List;

/// <summary>The list of surveys.</summary>
/// <param name="Filter">What was asked for.</param>
/// <param name="Page">The rows.</param>
/// <param name="All">Surveys that are not in the archive.</param>
/// <param name="Archived">Surveys in the archive.</param>
/// <param name="Journeys">Journeys that a survey measures.</param>
public sealed record SurveyListView(SurveyFilter Filter, PageOf<SurveyRow> Page, int All, int Archived, IReadOnlyList<CatalogNamed> Journeys);

/// <summary>A survey in the list.</summary>
/// <param name="Id">Key of the row.</param>
/// <param name="Key">Key for people and programs.</param>
/// <param name="Title">Title.</param>
/// <param name="Status">How far it has come.</param>
/// <param name="Origin">Where its answers come from.</param>
public sealed record SurveyRow(long Id, string Key, string Title, SurveyStatus Status, SurveyOrigin Origin)
{
    /// <summary>Whether it lies in the archive.</summary>
    public bool IsArchived { get; init; }

    /// <summary>What is kept beside the answers.</summary>
    public Confidentiality Confidentiality { get; init; }

    /// <summary>Number of the revision that is asked now.</summary>
    public int? Revision { get; init; }

    /// <summary>Name of the owner.</summary>
    public string? Owner { get; init; }

    /// <summary>Responses so far, of finished imports too; partial ones among them.</summary>
    public long Responses { get; init; }

    /// <summary>The day of the last response.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>First day on which answers are taken.</summary>
    public DateOnly? OpensOn { get; init; }

    /// <summary>Last day on which answers are taken.</summary>
    public DateOnly? ClosesOn { get; init; }

    /// <summary>What it measures, by title.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];
}
