using CxPortal.Data;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Definition;
using CxPortal.Web.Infrastructure.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Outcome = CxPortal.Web.Infrastructure.Http.Outcome;

namespace CxPortal.Web.Features.Measurement;

/// <summary>Stores the plan of measurement.</summary>
public sealed class MeasurementService(CxPortalDbContext database, IDatabaseProvider provider, IStringLocalizer<MeasurementText> text)
{
    /// <summary>Stores the plan of a touchpoint: what is ticked is planned, the rest is not.</summary>
    public async Task<Outcome> SaveAsync(long touchpointId, PlanForm form, CancellationToken cancellationToken)
    {
        var journey = await database.Touchpoints.Where(row => row.Id == touchpointId && row.ArchivedAt == null).Select(row => (long?)row.JourneyId).SingleOrDefaultAsync(cancellationToken);
        if (journey is not { } journeyId)
        {
            return Outcome.NotFound;
        }

        var stored = await database.MeasurementPlans.Where(plan => plan.TouchpointId == touchpointId).ToListAsync(cancellationToken);
        var surveys = await database.Surveys.Select(survey => survey.Id).ToHashSetAsync(cancellationToken);
        for (var index = 0; index < form.Metrics.Count; index++)
        {
            var typed = form.Metrics[index];
            var known = stored.Find(plan => plan.Metric == typed.Metric);
            if (!QuestionTypes.Metrics.Contains(typed.Metric) || (typed.SurveyId is { } survey && !surveys.Contains(survey)))
            {
                return Outcome.Invalid($"Metrics[{index}].SurveyId", text["Problem.Survey"]);
            }

            if ((known?.Version ?? 0) != typed.Version)
            {
                return Outcome.Stale;
            }

            Write(typed, known, journeyId, touchpointId);
        }

        try
        {
            return await database.SaveOrStaleAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (provider.IsUniqueViolation(exception))
        {
            // Somebody planned the same metric at the same time.
            database.ChangeTracker.Clear();
            return Outcome.Stale;
        }
    }

    private void Write(MetricForm typed, MeasurementPlan? known, long journeyId, long touchpointId)
    {
        if (!typed.IsPlanned)
        {
            if (known is not null)
            {
                database.MeasurementPlans.Remove(known);
            }

            return;
        }

        var plan = known ?? new MeasurementPlan { JourneyId = journeyId, TouchpointId = touchpointId, Metric = typed.Metric };
        (plan.SurveyId, plan.StartsOn, plan.Rhythm, plan.SampleSize) = (typed.SurveyId, typed.StartsOn, typed.Rhythm, typed.SampleSize);
        plan.Note = string.IsNullOrWhiteSpace(typed.Note) ? null : typed.Note.Trim();
        if (known is null)
        {
            database.MeasurementPlans.Add(plan);
        }
    }
}
