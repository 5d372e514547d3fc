using CxPortal.Data;
using CxPortal.Domain.Surveys;
using CxPortal.Web.Features.Catalog;
using CxPortal.Web.Infrastructure.Http;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Surveys.List;

/// <summary>Reads the list of surveys.</summary>
public sealed class SurveyQueries(CxPortalDbContext database)
{
    /// <summary>A page of the list.</summary>
    public async Task<SurveyListView> ListAsync(SurveyFilter filter, CancellationToken cancellationToken)
    {
        var found = filter.Find(database).AsNoTracking();
        var total = await found.CountAsync(cancellationToken);
        var (number, skip) = Paging.At(total, filter.Page);
        var rows = await Rows(filter.Order(found).Skip(skip).Take(Paging.DefaultSize)).AsSplitQuery().ToListAsync(cancellationToken);
        return new SurveyListView(
            filter,
            new PageOf<SurveyRow>(rows, number, Paging.DefaultSize, total),
            await database.Surveys.CountAsync(survey => survey.ArchivedAt == null, cancellationToken),
            await database.Surveys.CountAsync(survey => survey.ArchivedAt != null, cancellationToken),
            await database.Journeys
                .Where(journey => database.SurveyPlaces.Any(place => place.JourneyId == journey.Id))
                .OrderBy(journey => journey.SearchText)
                .Select(journey => new CatalogNamed(journey.Id, journey.Title))
                .ToListAsync(cancellationToken));
    }

    private IQueryable<SurveyRow> Rows(IQueryable<Survey> surveys)
    {
        // Responses are counted under question 0; those of unfinished imports do not count yet.
        var counts = database.SurveyDailyCounts.Where(count => count.QuestionId == 0
            && (count.BatchId == 0 || database.ResponseBatches.Any(batch => batch.Id == count.BatchId && batch.FinishedAt != null)));
        return surveys.Select(survey => new SurveyRow(survey.Id, survey.Key, survey.Title, survey.Status, survey.Origin)
        {
            IsArchived = survey.ArchivedAt != null,
            Confidentiality = survey.Confidentiality,
            Revision = survey.CurrentRevision,
            Owner = database.Users.Where(owner => owner.Id == survey.OwnerId).Select(owner => owner.DisplayName).FirstOrDefault(),
            Responses = counts.Where(count => count.SurveyId == survey.Id).Sum(count => count.Count),
            LastDay = counts.Where(count => count.SurveyId == survey.Id).Max(count => (DateOnly?)count.Day),
            OpensOn = survey.OpensOn,
            ClosesOn = survey.ClosesOn,
            Places = survey.Places.OrderBy(place => place.Id).Select(place =>
                place.TouchpointId != null ? database.Touchpoints.Where(touchpoint => touchpoint.Id == place.TouchpointId).Select(touchpoint => touchpoint.Title).FirstOrDefault()!
                : place.StageId != null ? database.Stages.Where(stage => stage.Id == place.StageId).Select(stage => stage.Title).FirstOrDefault()!
                : database.Journeys.Where(journey => journey.Id == place.JourneyId).Select(journey => journey.Title).FirstOrDefault()!).ToList(),
        });
    }
}
