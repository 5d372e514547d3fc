using CxPortal.Data;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Definition;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Surveys;

/// <summary>Publishes surveys: keeps what they ask now under the next number, for ever, and gives each question its column.</summary>
public sealed class SurveyRevisions(
    CxPortalDbContext database, IDatabaseProvider provider, CurrentUser user, TimeProvider clock, DefinitionProblemTexts problems,
    IStringLocalizer<SurveysText> text)
{
    /// <summary>The longest note, in characters.</summary>
    public const int MaxNoteLength = 1000;

    /// <summary>Publishes the draft as it is stored. The first publication opens the survey.</summary>
    /// <param name="surveyId">The survey.</param>
    /// <param name="expectedVersion">Version of the draft (<see cref="SurveyDraft.Version"/>) that was looked at.</param>
    /// <param name="note">What changed, in the publisher's words; may be blank.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>
    /// Done: the number of the revision. Invalid: what is wrong with the draft, each under the key of its question (blank for the whole);
    /// or nothing changed since the newest revision; or the survey is archived. Stale: the draft is not the one that was looked at.
    /// </returns>
    public async Task<Outcome<int>> PublishAsync(long surveyId, int expectedVersion, string? note, CancellationToken cancellationToken = default)
    {
        var survey = await database.Surveys.SingleOrDefaultAsync(row => row.Id == surveyId, cancellationToken);
        var draft = await database.SurveyDrafts.SingleOrDefaultAsync(row => row.SurveyId == surveyId, cancellationToken);
        if (survey is null || draft is null)
        {
            return Outcome<int>.NotFound;
        }

        if (draft.Version != expectedVersion)
        {
            return Outcome<int>.StaleBecause(0);
        }

        var definition = SurveyDefinitionJson.Read(draft.Document);
        if (ProblemsOf(survey, definition, note) is { Count: > 0 } refused)
        {
            return Outcome<int>.Invalid(refused);
        }

        var earlier = await database.SurveyRevisions.AsNoTracking()
            .Where(row => row.SurveyId == surveyId).OrderByDescending(row => row.Number).Select(row => row.Document).ToListAsync(cancellationToken);
        var settled = MeaningRules.Settle(definition, [.. earlier.Select(SurveyDefinitionJson.Read)]);
        var document = SurveyDefinitionJson.Write(settled with { Removed = [] });
        if (earlier.Count > 0 && earlier[0] == document)
        {
            return Outcome<int>.Invalid(string.Empty, text["Problem.NothingNew", earlier.Count]);
        }

        await AddColumnsAsync(surveyId, settled, cancellationToken);
        var number = await AddRevisionAsync(survey, document, note, cancellationToken);
        draft.Document = SurveyDefinitionJson.Write(settled);
        database.Entry(draft).Property(row => row.Document).IsModified = true;
        return await SaveAsync(number, cancellationToken);
    }

    private List<Problem> ProblemsOf(Survey survey, SurveyDefinition definition, string? note)
    {
        var found = SurveyDefinitionRules.Problems(definition).Select(problem => new Problem(problem.Question ?? string.Empty, problems.Say(problem, definition))).ToList();
        if (survey.ArchivedAt is not null)
        {
            found.Insert(0, new Problem(string.Empty, text["Problem.Archived"]));
        }

        if (note?.Trim().Length > MaxNoteLength)
        {
            found.Insert(0, new Problem("note", text["Problem.NoteTooLong", MaxNoteLength]));
        }

        return found;
    }

    private async Task AddColumnsAsync(long surveyId, SurveyDefinition definition, CancellationToken cancellationToken)
    {
        var known = await database.SurveyQuestions.Where(row => row.SurveyId == surveyId).Select(row => new { row.Key, row.Meaning }).ToListAsync(cancellationToken);
        database.SurveyQuestions.AddRange(definition.AllQuestions()
            .Where(question => question.Type.Asks() && !known.Exists(row => row.Key == question.Key && row.Meaning == question.Meaning))
            .Select(question => new SurveyQuestion
            {
                SurveyId = surveyId,
                Key = question.Key,
                Meaning = question.Meaning,
                Type = question.Type,
                Min = question.Scale?.Min,
                Max = question.Scale?.Max,
            }));
    }

    private async Task<int> AddRevisionAsync(Survey survey, string document, string? note, CancellationToken cancellationToken)
    {
        var number = await database.SurveyRevisions.Where(row => row.SurveyId == survey.Id).MaxAsync(row => (int?)row.Number, cancellationToken) + 1 ?? 1;
        database.SurveyRevisions.Add(new SurveyRevision
        {
            SurveyId = survey.Id,
            Number = number,
            PublishedAt = clock.GetUtcNow().UtcDateTime,
            PublishedBy = user.Name,
            Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim(),
            Document = document,
        });
        survey.CurrentRevision = number;
        survey.Status = survey.Status == SurveyStatus.Draft ? SurveyStatus.Open : survey.Status;
        return number;
    }

    private async Task<Outcome<int>> SaveAsync(int number, CancellationToken cancellationToken)
    {
        try
        {
            return await database.SaveOrStaleAsync(cancellationToken) is { IsDone: false } ? Outcome<int>.StaleBecause(0) : number;
        }
        catch (DbUpdateException exception) when (provider.IsUniqueViolation(exception))
        {
            // Two published at once; the other one was faster.
            database.ChangeTracker.Clear();
            return Outcome<int>.StaleBecause(0);
        }
    }
}
