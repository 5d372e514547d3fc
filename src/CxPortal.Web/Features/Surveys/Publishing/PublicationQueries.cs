using CxPortal.Data;
using CxPortal.Domain.Surveys.Definition;
using CxPortal.Web.Infrastructure.Http;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Surveys.Publishing;

/// <summary>Reads what the page of a publication shows.</summary>
public sealed class PublicationQueries(CxPortalDbContext database, SurveyHeads heads, DefinitionProblemTexts texts)
{
    /// <summary>The page; null for a survey that is unknown or has no draft.</summary>
    public async Task<PublicationPage?> FindAsync(long id, CancellationToken cancellationToken)
    {
        var draft = await database.SurveyDrafts.AsNoTracking().SingleOrDefaultAsync(row => row.SurveyId == id, cancellationToken);
        if (draft is null || await heads.FindAsync(id, cancellationToken) is not { } head)
        {
            return null;
        }

        var definition = SurveyDefinitionJson.Read(draft.Document);
        var revisions = await database.SurveyRevisions.AsNoTracking().Where(row => row.SurveyId == id).OrderByDescending(row => row.Number)
            .Select(row => new PublishedRevision(row.Number, row.PublishedAt, row.PublishedBy, row.Note)).ToListAsync(cancellationToken);
        var newest = await database.SurveyRevisions.AsNoTracking()
            .Where(row => row.SurveyId == id).OrderByDescending(row => row.Number).Select(row => row.Document).FirstOrDefaultAsync(cancellationToken);
        return new PublicationPage(head, definition, draft.Version)
        {
            Problems = [.. SurveyDefinitionRules.Problems(definition).Select(problem => new Problem(problem.Question ?? string.Empty, texts.Say(problem, definition)))],
            Changes = newest is null ? [] : DefinitionChange.Between(SurveyDefinitionJson.Read(newest), definition),
            HasNews = newest is null || newest != SurveyDefinitionJson.Write(definition with { Removed = [] }),
            MissingTexts = definition.Languages.ToDictionary(language => language, language => DefinitionTexts.List(definition).Count(text => text.IsMissing(language))),
            Revisions = revisions,
        };
    }
}

/// <summary>The page of a publication.</summary>
/// <param name="Head">The survey.</param>
/// <param name="Definition">The draft.</param>
/// <param name="Version">Version of the draft.</param>
public sealed record PublicationPage(SurveyHead Head, SurveyDefinition Definition, int Version)
{
    /// <summary>What stands in the way.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>What publishing changes.</summary>
    public IReadOnlyList<DefinitionChange> Changes { get; init; } = [];

    /// <summary>Whether the draft differs from the newest publication.</summary>
    public bool HasNews { get; init; }

    /// <summary>Texts that are not translated, by language.</summary>
    public IReadOnlyDictionary<string, int> MissingTexts { get; init; } = new Dictionary<string, int>();

    /// <summary>Publications so far, the newest first.</summary>
    public IReadOnlyList<PublishedRevision> Revisions { get; init; } = [];

    /// <summary>The note as typed.</summary>
    public string? Note { get; init; }
}

/// <summary>A publication.</summary>
/// <param name="Number">Its number.</param>
/// <param name="PublishedAt">When (UTC).</param>
/// <param name="PublishedBy">By whom.</param>
/// <param name="Note">What changed, in the publisher's words.</param>
public sealed record PublishedRevision(int Number, DateTime PublishedAt, string PublishedBy, string? Note);
