using CxPortal.Data;
using CxPortal.Domain.Common;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Definition;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Surveys;

/// <summary>A survey is wanted.</summary>
/// <param name="Title">Its title, for those who work with it and for respondents alike at first.</param>
/// <param name="Key">Its key; blank lets the portal make one from the title.</param>
/// <param name="Definition">What it asks at first.</param>
public sealed record NewSurvey(string? Title, string? Key, SurveyDefinition Definition)
{
    /// <summary>What is kept beside the answers.</summary>
    public Confidentiality Confidentiality { get; init; } = Confidentiality.Anonymous;

    /// <summary>The family for caps of the contact policy.</summary>
    public string Family { get; init; } = "transactional";

    /// <summary>What it measures.</summary>
    public IReadOnlyList<SurveyPlace> Places { get; init; } = [];

    /// <summary>By what its results may be cut, in the order of their slots.</summary>
    public IReadOnlyList<(string Key, string Title)> Attributes { get; init; } = [];
}

/// <summary>Creates surveys.</summary>
public sealed class SurveyService(
    CxPortalDbContext database, IDatabaseProvider provider, CurrentUser user, TimeProvider clock, IStringLocalizer<SurveysText> text)
{
    /// <summary>Creates a survey with a draft; nobody can answer it until it is published.</summary>
    /// <returns>Its id; problems by the names of <see cref="NewSurvey"/>.</returns>
    public async Task<Outcome<long>> CreateAsync(NewSurvey wanted, CancellationToken cancellationToken)
    {
        var problems = new List<Problem>();
        if (TitleProblem(wanted.Title) is { } titleProblem)
        {
            problems.Add(titleProblem);
        }

        if (await KeyProblemAsync(wanted.Key, null, cancellationToken) is { } keyProblem)
        {
            problems.Add(keyProblem);
        }

        if (problems.Count > 0)
        {
            return Outcome<long>.Invalid(problems);
        }

        var title = wanted.Title!.Trim();
        var keys = await database.Surveys.Select(survey => survey.Key).ToHashSetAsync(cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        var survey = new Survey
        {
            Key = string.IsNullOrWhiteSpace(wanted.Key) ? Slug.Unique(title, keys.Contains, "survey") : wanted.Key.Trim(),
            Title = title,
            Confidentiality = wanted.Confidentiality,
            Family = wanted.Family,
            OwnerId = user.Id,
            CreatedAt = now,
        };
        survey.Places.AddRange(wanted.Places);
        survey.Attributes.AddRange(wanted.Attributes.Select((attribute, index) => new SurveyAttribute { Slot = index + 1, Key = attribute.Key, Title = attribute.Title }));
        return await StoreAsync(survey, SurveyDefinitionJson.Write(wanted.Definition), now, cancellationToken);
    }

    /// <summary>Copies what a survey asks and how; answers, ways of collection and dates are not copied.</summary>
    public async Task<Outcome<long>> DuplicateAsync(long id, string? title, string? key, CancellationToken cancellationToken)
    {
        var model = await database.Surveys.AsNoTracking()
            .Include(survey => survey.Places)
            .Include(survey => survey.Attributes.OrderBy(attribute => attribute.Slot))
            .SingleOrDefaultAsync(survey => survey.Id == id, cancellationToken);
        var draft = await database.SurveyDrafts.AsNoTracking().SingleOrDefaultAsync(row => row.SurveyId == id, cancellationToken);
        if (model is null || draft is null)
        {
            return Outcome<long>.NotFound;
        }

        return await CreateAsync(
            new NewSurvey(title, key, MeaningRules.Settle(SurveyDefinitionJson.Read(draft.Document) with { Removed = [] }, []))
            {
                Confidentiality = model.Confidentiality,
                Family = model.Family,
                Places = [.. model.Places.Select(place => new SurveyPlace { JourneyId = place.JourneyId, StageId = place.StageId, TouchpointId = place.TouchpointId })],
                Attributes = [.. model.Attributes.Select(attribute => (attribute.Key, attribute.Title))],
            },
            cancellationToken);
    }

    /// <summary>What is wrong with a title; null when nothing is.</summary>
    internal Problem? TitleProblem(string? title) =>
        string.IsNullOrWhiteSpace(title) ? new Problem(nameof(NewSurvey.Title), text["Problem.TitleMissing"])
        : title.Trim().Length > Survey.MaxTitleLength ? new Problem(nameof(NewSurvey.Title), text["Problem.TitleTooLong", Survey.MaxTitleLength])
        : null;

    /// <summary>What is wrong with a key; null when nothing is, or when it is blank.</summary>
    internal async Task<Problem?> KeyProblemAsync(string? key, long? id, CancellationToken cancellationToken)
    {
        var wanted = key?.Trim();
        if (string.IsNullOrEmpty(wanted))
        {
            return null;
        }

        if (!Slug.IsValid(wanted))
        {
            return new Problem(nameof(NewSurvey.Key), text["Problem.Key", Slug.From(wanted)]);
        }

        return await database.Surveys.AnyAsync(survey => survey.Key == wanted && survey.Id != id, cancellationToken)
            ? new Problem(nameof(NewSurvey.Key), text["Problem.KeyTaken", wanted])
            : null;
    }

    private async Task<Outcome<long>> StoreAsync(Survey survey, string document, DateTime now, CancellationToken cancellationToken)
    {
        await using var transaction = database.Database.CurrentTransaction is null ? await database.Database.BeginTransactionAsync(cancellationToken) : null;
        database.Surveys.Add(survey);
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            database.SurveyDrafts.Add(new SurveyDraft { SurveyId = survey.Id, Document = document, ChangedAt = now });
            await database.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (provider.IsUniqueViolation(exception))
        {
            // Somebody took the same key between the check and the save.
            return Outcome<long>.Invalid(nameof(NewSurvey.Key), text["Problem.KeyTaken", survey.Key]);
        }

        if (transaction is not null)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return survey.Id;
    }
}
