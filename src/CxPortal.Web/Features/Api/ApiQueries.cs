using System.Text.Json;
using CxPortal.Data;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Definition;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Api;

/// <summary>Reads what the HTTP API lists.</summary>
public sealed class ApiQueries(CxPortalDbContext database)
{
    /// <summary>Journeys by their keys, one more than wanted when there are more.</summary>
    public async Task<IReadOnlyList<ApiJourneyItem>> JourneysAsync(ApiPaging paging, CancellationToken cancellationToken)
    {
        var after = paging.After();
        var rows = await database.Journeys.AsNoTracking()
            .Where(journey => journey.ArchivedAt == null && journey.Key.CompareTo(after) > 0)
            .OrderBy(journey => journey.Key)
            .Take(paging.Limit + 1)
            .Select(journey => new { journey.Key, journey.Title, journey.Status, journey.ContentLanguage, journey.Activity!.ChangedAt })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new ApiJourneyItem(row.Key, row.Title, Name(row.Status), row.ContentLanguage, row.ChangedAt))];
    }

    /// <summary>Id of a journey; null when there is none.</summary>
    public Task<long?> JourneyIdAsync(string key, CancellationToken cancellationToken) =>
        database.Journeys.Where(journey => journey.Key == key).Select(journey => (long?)journey.Id).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Id of a survey; null when there is none.</summary>
    public Task<long?> SurveyIdAsync(string key, CancellationToken cancellationToken) =>
        database.Surveys.Where(survey => survey.Key == key).Select(survey => (long?)survey.Id).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Surveys by their keys, one more than wanted when there are more.</summary>
    public async Task<IReadOnlyList<ApiSurveyItem>> SurveysAsync(ApiPaging paging, CancellationToken cancellationToken)
    {
        var after = paging.After();
        var rows = await database.Surveys.AsNoTracking()
            .Where(survey => survey.ArchivedAt == null && survey.Key.CompareTo(after) > 0 && (survey.Origin == SurveyOrigin.Portal || survey.CurrentRevision != null))
            .OrderBy(survey => survey.Key)
            .Take(paging.Limit + 1)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new ApiSurveyItem(row.Key, row.Title, Name(row.Status), Name(row.Confidentiality), Name(row.Origin), row.CurrentRevision))];
    }

    /// <summary>A survey with its row's version; null when there is none.</summary>
    public async Task<(ApiSurvey Survey, int Version)?> SurveyAsync(string key, CancellationToken cancellationToken)
    {
        var survey = await database.Surveys.AsNoTracking().Include(row => row.Attributes).SingleOrDefaultAsync(row => row.Key == key, cancellationToken);
        if (survey is null)
        {
            return null;
        }

        var document = await database.SurveyRevisions
            .Where(revision => revision.SurveyId == survey.Id && revision.Number == survey.CurrentRevision)
            .Select(revision => revision.Document)
            .SingleOrDefaultAsync(cancellationToken);
        return (new ApiSurvey(
            survey.Key,
            survey.Title,
            Name(survey.Status),
            Name(survey.Confidentiality),
            Name(survey.Origin),
            survey.CurrentRevision,
            survey.OpensOn,
            survey.ClosesOn,
            [.. survey.Attributes.OrderBy(attribute => attribute.Slot).Select(attribute => new ApiAttribute(attribute.Key, attribute.Title))],
            document is null ? null : SurveyDefinitionJson.Read(document)), survey.Version);
    }

    private static string Name<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
