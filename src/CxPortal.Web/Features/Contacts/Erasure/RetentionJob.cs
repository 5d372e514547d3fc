using CxPortal.Data;
using CxPortal.Domain.Surveys;
using CxPortal.Web.Infrastructure.Jobs;
using CxPortal.Web.Infrastructure.Localization;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Contacts.Erasure;

/// <summary>Deletes single responses that are older than their survey keeps them; counts stay.</summary>
public sealed class RetentionJob(CxPortalDbContext database, ResponseEraser eraser, OrganisationClock organisation) : IScheduledJob
{
    /// <inheritdoc />
    public static string Name => "retention";

    /// <inheritdoc />
    public static JobSchedule Schedule => JobSchedule.Daily(new TimeOnly(3, 30));

    /// <inheritdoc />
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var surveys = await database.Surveys.AsNoTracking().Where(survey => survey.RetentionDays != null)
            .Select(survey => new { survey.Id, survey.Title, Days = survey.RetentionDays!.Value }).ToListAsync(cancellationToken);
        foreach (var survey in surveys)
        {
            var firstKept = organisation.Today.AddDays(-survey.Days);
            var erased = await EraseBeforeAsync(survey.Id, firstKept, cancellationToken);
            if (erased > 0)
            {
                database.RecordAct(
                    nameof(Survey), survey.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), survey.Title, details: new { erased, before = firstKept });
                await database.SaveChangesAsync(cancellationToken);
            }
        }
    }

    private async Task<int> EraseBeforeAsync(long surveyId, DateOnly firstKept, CancellationToken cancellationToken)
    {
        var erased = 0;
        while (true)
        {
            var ids = await database.SurveyResponses.Where(row => row.SurveyId == surveyId && row.Day < firstKept)
                .OrderBy(row => row.Day).Select(row => row.Id).Take(ResponseEraser.MostAtOnce).ToListAsync(cancellationToken);
            if (ids.Count == 0)
            {
                return erased;
            }

            await eraser.EraseAsync(ids, cancellationToken);
            database.ChangeTracker.Clear();
            erased += ids.Count;
        }
    }
}
