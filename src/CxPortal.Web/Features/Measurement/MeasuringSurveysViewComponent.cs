using CxPortal.Data;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Measurement;

/// <summary>Surveys that measure a touchpoint, on its card; nothing for those who may not see surveys.</summary>
public sealed class MeasuringSurveysViewComponent(CxPortalDbContext database, CurrentUser user) : ViewComponent
{
    /// <summary>The list.</summary>
    public async Task<IViewComponentResult> InvokeAsync(long touchpointId)
    {
        if (!user.Can(Permission.SurveysRead))
        {
            return Content(string.Empty);
        }

        var surveys = await database.Surveys.AsNoTracking()
            .Where(survey => survey.ArchivedAt == null
                && (survey.Places.Any(place => place.TouchpointId == touchpointId)
                    || database.MeasurementPlans.Any(plan => plan.TouchpointId == touchpointId && plan.SurveyId == survey.Id)))
            .OrderBy(survey => survey.SearchText)
            .Select(survey => new MeasuringSurvey(survey.Id, survey.Title, survey.Status))
            .ToListAsync(HttpContext.RequestAborted);
        return View("/Features/Measurement/_Surveys.cshtml", (touchpointId, (IReadOnlyList<MeasuringSurvey>)surveys));
    }
}
