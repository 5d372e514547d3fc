using CxPortal.Data;
using CxPortal.Domain.Surveys.Definition;
using CxPortal.Web.Infrastructure.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Outcome = CxPortal.Web.Infrastructure.Http.Outcome;

namespace CxPortal.Web.Features.Surveys.Building;

/// <summary>
/// Changes drafts. An edit is a function of the draft as it is now, so that people who work on different questions of one survey do not
/// disturb each other; an edit that depends on what somebody saw says itself that it is stale.
/// </summary>
public sealed class DraftEditor(CxPortalDbContext database, TimeProvider clock, IStringLocalizer<SurveysText> text)
{
    private const int Attempts = 4;

    /// <summary>The draft of a survey; null where there is none.</summary>
    public async Task<SurveyDefinition?> ReadAsync(long surveyId, CancellationToken cancellationToken) =>
        await database.SurveyDrafts.AsNoTracking().Where(row => row.SurveyId == surveyId).Select(row => row.Document).SingleOrDefaultAsync(cancellationToken) is { } document
            ? SurveyDefinitionJson.Read(document)
            : null;

    /// <summary>Applies an edit that cannot fail.</summary>
    public Task<Outcome> ChangeAsync(long surveyId, Func<SurveyDefinition, SurveyDefinition> edit, CancellationToken cancellationToken) =>
        TryAsync(surveyId, definition => new Outcome<SurveyDefinition> { Value = edit(definition) }, cancellationToken);

    /// <summary>Applies an edit to the draft as it is stored now, and again when somebody else was faster.</summary>
    /// <param name="surveyId">The survey.</param>
    /// <param name="edit">Gives the changed definition, or says why not; called once per attempt.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<Outcome> TryAsync(long surveyId, Func<SurveyDefinition, Outcome<SurveyDefinition>> edit, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var draft = await database.SurveyDrafts.SingleOrDefaultAsync(row => row.SurveyId == surveyId, cancellationToken);
            var isArchived = await database.Surveys.Where(survey => survey.Id == surveyId).Select(survey => survey.ArchivedAt != null).SingleOrDefaultAsync(cancellationToken);
            if (draft is null)
            {
                return Outcome.NotFound;
            }

            if (isArchived)
            {
                return Outcome.Invalid(string.Empty, text["Problem.Archived"]);
            }

            var edited = edit(SurveyDefinitionJson.Read(draft.Document));
            if (!edited.IsDone)
            {
                return edited;
            }

            var document = SurveyDefinitionJson.Write(edited.Value!);
            if (document == draft.Document)
            {
                return Outcome.Done;
            }

            (draft.Document, draft.ChangedAt) = (document, clock.GetUtcNow().UtcDateTime);
            if (await database.SaveOrStaleAsync(cancellationToken) is { IsDone: true } saved)
            {
                return saved;
            }
        }

        return Outcome.Stale;
    }

    /// <summary>Every publication of a survey, the newest first.</summary>
    public async Task<IReadOnlyList<SurveyDefinition>> PublishedAsync(long surveyId, CancellationToken cancellationToken) =>
    [
        .. (await database.SurveyRevisions.AsNoTracking().Where(row => row.SurveyId == surveyId)
            .OrderByDescending(row => row.Number).Select(row => row.Document).ToListAsync(cancellationToken)).Select(SurveyDefinitionJson.Read),
    ];
}
