using CxPortal.Data;
using CxPortal.Domain.Surveys;
using CxPortal.Web.Infrastructure.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Surveys;

/// <summary>Opens and closes surveys, puts them into the archive and takes them out. Doing any of it twice changes nothing.</summary>
public sealed class SurveyShelf(CxPortalDbContext database, TimeProvider clock, IStringLocalizer<SurveysText> text)
{
    /// <summary>Lets a published survey take answers, or no longer.</summary>
    /// <returns>The title; invalid for a survey that was never published, or lies in the archive.</returns>
    public Task<Outcome<string>> SetOpenAsync(long id, bool isOpen, CancellationToken cancellationToken) => ChangeAsync(
        id,
        survey => survey.ArchivedAt is not null ? text["Problem.Archived"].Value : survey.CurrentRevision is null ? text["Problem.NotPublished"].Value : null,
        survey => survey.Status = isOpen ? SurveyStatus.Open : SurveyStatus.Closed,
        cancellationToken);

    /// <summary>Puts a survey into the archive, where it takes no answers, or brings it back; an open one comes back closed.</summary>
    /// <returns>The title.</returns>
    public Task<Outcome<string>> SetArchivedAsync(long id, bool isArchived, CancellationToken cancellationToken) => ChangeAsync(
        id,
        _ => null,
        survey =>
        {
            survey.ArchivedAt = isArchived ? survey.ArchivedAt ?? clock.GetUtcNow().UtcDateTime : null;
            survey.Status = isArchived && survey.Status == SurveyStatus.Open ? SurveyStatus.Closed : survey.Status;
        },
        cancellationToken);

    private async Task<Outcome<string>> ChangeAsync(long id, Func<Survey, string?> problemOf, Action<Survey> change, CancellationToken cancellationToken)
    {
        var survey = await database.Surveys.SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (survey is null)
        {
            return Outcome<string>.NotFound;
        }

        if (problemOf(survey) is { } problem)
        {
            return Outcome<string>.Invalid(string.Empty, problem);
        }

        change(survey);
        return await database.SaveOrStaleAsync(cancellationToken) is { IsDone: true } ? survey.Title : Outcome<string>.StaleBecause(survey.Title);
    }
}
