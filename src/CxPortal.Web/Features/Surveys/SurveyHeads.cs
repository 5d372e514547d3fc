using CxPortal.Data;
using CxPortal.Domain.Surveys;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Surveys;

/// <summary>What every page of one survey needs to know about it.</summary>
/// <param name="Id">Database key.</param>
/// <param name="Key">Key for people and programs.</param>
/// <param name="Title">Title for the people who work with it.</param>
/// <param name="Status">How far it has come.</param>
/// <param name="Confidentiality">What is kept beside the answers.</param>
/// <param name="Origin">Where its answers come from.</param>
/// <param name="CurrentRevision">Number of the revision that is asked now; null before the first publication.</param>
/// <param name="IsArchived">Whether it lies in the archive.</param>
/// <param name="Version">Version of the row.</param>
public sealed record SurveyHead(
    long Id, string Key, string Title, SurveyStatus Status, Confidentiality Confidentiality, SurveyOrigin Origin, int? CurrentRevision, bool IsArchived, int Version);

/// <summary>Reads the heads of surveys.</summary>
public sealed class SurveyHeads(CxPortalDbContext database)
{
    /// <summary>The head of a survey; null when there is none.</summary>
    public Task<SurveyHead?> FindAsync(long id, CancellationToken cancellationToken) => database.Surveys
        .Where(survey => survey.Id == id)
        .Select(survey => new SurveyHead(
            survey.Id, survey.Key, survey.Title, survey.Status, survey.Confidentiality, survey.Origin, survey.CurrentRevision, survey.ArchivedAt != null, survey.Version))
        .SingleOrDefaultAsync(cancellationToken);
}

/// <summary>Addresses of a survey's pages.</summary>
public static class SurveyLinks
{
    /// <summary>The list.</summary>
    public const string List = "/surveys";

    /// <summary>The survey itself, or a page below it.</summary>
    /// <param name="id">Key of the survey.</param>
    /// <param name="page">What stands after the survey's address, without a slash; null for the survey itself.</param>
    public static string To(long id, string? page = null) => FormattableString.Invariant($"/surveys/{id}") + (page is null ? null : "/" + page);
}

/// <summary>The row of pages of one survey.</summary>
/// <param name="Survey">The survey.</param>
/// <param name="Page">The page that is open, as in its address; empty for the questions.</param>
public sealed record SurveyTabs(SurveyHead Survey, string Page);
