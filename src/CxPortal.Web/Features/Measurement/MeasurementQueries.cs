using CxPortal.Data;
using CxPortal.Web.Features.Catalog;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Measurement;

/// <summary>Reads the plan of measurement: every touchpoint of current journeys, those without any measuring first.</summary>
public sealed class MeasurementQueries(CxPortalDbContext database)
{
    /// <summary>The plan.</summary>
    /// <param name="journey">Of one journey; null for all.</param>
    /// <param name="onlyUnmeasured">Whether touchpoints that something measures are left out.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<MeasurementPage> ListAsync(long? journey, bool onlyUnmeasured, CancellationToken cancellationToken)
    {
        var touchpoints = await TouchpointsAsync(cancellationToken);
        var plans = (await PlansAsync(cancellationToken)).ToLookup(plan => plan.TouchpointId);
        var measured = (await database.SurveyPlaces.AsNoTracking()
            .Where(place => place.TouchpointId != null)
            .Join(
                database.Surveys.Where(survey => survey.ArchivedAt == null),
                place => place.SurveyId,
                survey => survey.Id,
                (place, survey) => new { Touchpoint = place.TouchpointId!.Value, survey.Id, survey.Title, survey.Status })
            .ToListAsync(cancellationToken)).ToLookup(row => row.Touchpoint, row => new MeasuringSurvey(row.Id, row.Title, row.Status));
        var rows = touchpoints.ConvertAll(touchpoint => touchpoint with { Plans = [.. plans[touchpoint.Id]], Surveys = [.. measured[touchpoint.Id]] });
        return new MeasurementPage(
            [.. rows.Where(row => (journey is null || row.JourneyId == journey) && (!onlyUnmeasured || row.IsUnmeasured)).OrderByDescending(row => row.IsUnmeasured)],
            rows.Count,
            rows.Count(row => row.IsUnmeasured),
            [.. touchpoints.DistinctBy(row => row.JourneyId).Select(row => new CatalogNamed(row.JourneyId, row.Journey))],
            journey,
            onlyUnmeasured);
    }

    /// <summary>The plan of one touchpoint; null for an unknown one, or one in the archive.</summary>
    public async Task<TouchpointPlanPage?> FindAsync(long touchpointId, PlanForm? form, CancellationToken cancellationToken)
    {
        if ((await TouchpointsAsync(cancellationToken)).Find(row => row.Id == touchpointId) is not { } touchpoint)
        {
            return null;
        }

        var stored = await database.MeasurementPlans.AsNoTracking().Where(plan => plan.TouchpointId == touchpointId).ToListAsync(cancellationToken);
        var surveys = await database.Surveys.AsNoTracking()
            .Where(survey => survey.ArchivedAt == null || database.MeasurementPlans.Any(plan => plan.TouchpointId == touchpointId && plan.SurveyId == survey.Id))
            .OrderBy(survey => survey.SearchText).Select(survey => new CatalogNamed(survey.Id, survey.Title)).ToListAsync(cancellationToken);
        return new TouchpointPlanPage(touchpoint, form ?? PlanForm.Of(stored), surveys) { Stored = PlanForm.Of(stored) };
    }

    private async Task<List<MeasuredTouchpoint>> TouchpointsAsync(CancellationToken cancellationToken) => await database.Touchpoints.AsNoTracking()
        .Where(touchpoint => touchpoint.ArchivedAt == null && touchpoint.Stage!.ArchivedAt == null)
        .Join(
            database.Journeys.Where(journey => journey.ArchivedAt == null && !journey.IsTemplate),
            touchpoint => touchpoint.JourneyId,
            journey => journey.Id,
            (touchpoint, journey) => new { touchpoint, journey })
        .OrderBy(pair => pair.journey.SearchText).ThenBy(pair => pair.journey.Id).ThenBy(pair => pair.touchpoint.Stage!.Position).ThenBy(pair => pair.touchpoint.Position)
        .Select(pair => new MeasuredTouchpoint(pair.touchpoint.Id, pair.touchpoint.Title, pair.touchpoint.Stage!.Title, pair.journey.Id, pair.journey.Title, pair.journey.ContentLanguage)
        {
            IsMomentOfTruth = pair.touchpoint.IsMomentOfTruth,
        })
        .ToListAsync(cancellationToken);

    private async Task<List<PlannedMetric>> PlansAsync(CancellationToken cancellationToken) => await database.MeasurementPlans.AsNoTracking()
        .OrderBy(plan => plan.Metric)
        .Select(plan => new PlannedMetric(plan.TouchpointId, plan.Metric, plan.Rhythm)
        {
            SurveyId = plan.SurveyId,
            Survey = database.Surveys.Where(survey => survey.Id == plan.SurveyId).Select(survey => survey.Title).FirstOrDefault(),
            StartsOn = plan.StartsOn,
            SampleSize = plan.SampleSize,
            Note = plan.Note,
        })
        .ToListAsync(cancellationToken);
}
