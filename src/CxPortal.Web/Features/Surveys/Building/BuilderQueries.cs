using CxPortal.Data;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Definition;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Surveys.Building;

/// <summary>Reads what the builder shows.</summary>
public sealed class BuilderQueries(CxPortalDbContext database, SurveyHeads heads, SurveyPlaces places, DefinitionProblemTexts texts, CurrentUser user)
{
    /// <summary>The builder of a survey; null for an unknown key.</summary>
    /// <param name="id">The survey.</param>
    /// <param name="language">The language to write in; another than the survey's gives its first one.</param>
    /// <param name="open">Key of the question whose form is open, or the name of another form; null for none.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<BuilderPage?> FindAsync(long id, string? language, string? open, CancellationToken cancellationToken)
    {
        if (await heads.FindAsync(id, cancellationToken) is not { } head)
        {
            return null;
        }

        var draft = await database.SurveyDrafts.AsNoTracking().SingleOrDefaultAsync(row => row.SurveyId == id, cancellationToken);
        var definition = draft is null ? new SurveyDefinition() : SurveyDefinitionJson.Read(draft.Document);
        var published = await database.SurveyRevisions.AsNoTracking()
            .Where(row => row.SurveyId == id).OrderByDescending(row => row.Number).Select(row => row.Document).FirstOrDefaultAsync(cancellationToken);
        var columns = await database.SurveyQuestions.AsNoTracking()
            .Where(row => row.SurveyId == id).OrderBy(row => row.Id).ToListAsync(cancellationToken);
        return new BuilderPage(head, definition, definition.Languages.Contains(language) ? language! : definition.Languages[0])
        {
            Version = draft?.Version ?? 0,
            HasDraft = draft is not null,
            CanWrite = draft is not null && !head.IsArchived && user.Can(Permission.SurveysWrite),
            CanPublish = draft is not null && !head.IsArchived && user.Can(Permission.SurveysPublish),
            HasNews = published is null || published != SurveyDefinitionJson.Write(definition with { Removed = [] }),
            Columns = columns,
            Open = open,
            Places = open is not null && definition.Find(open)?.Type == QuestionType.TouchpointMatrix ? await places.ChoicesAsync(cancellationToken) : [],
            Problems = draft is null ? [] : [.. SurveyDefinitionRules.Problems(definition).Select(problem => new Problem(problem.Question ?? string.Empty, texts.Say(problem, definition)))],
        };
    }
}

/// <summary>The builder.</summary>
/// <param name="Head">The survey.</param>
/// <param name="Definition">The draft.</param>
/// <param name="Language">The language that is written in.</param>
public sealed record BuilderPage(SurveyHead Head, SurveyDefinition Definition, string Language)
{
    /// <summary>Version of the draft.</summary>
    public int Version { get; init; }

    /// <summary>Whether there is a draft; imported surveys have none.</summary>
    public bool HasDraft { get; init; }

    /// <summary>Whether the reader may change it.</summary>
    public bool CanWrite { get; init; }

    /// <summary>Whether the reader may publish it.</summary>
    public bool CanPublish { get; init; }

    /// <summary>Whether the draft differs from the newest publication.</summary>
    public bool HasNews { get; init; }

    /// <summary>Columns of its data.</summary>
    public IReadOnlyList<SurveyQuestion> Columns { get; init; } = [];

    /// <summary>What stands in the way of publishing.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>Key of the question whose form is open, or the name of another form.</summary>
    public string? Open { get; init; }

    /// <summary>Journeys with their touchpoints, where the open form is one of a touchpoint matrix.</summary>
    public IReadOnlyList<JourneyPlaces> Places { get; init; } = [];

    /// <summary>What was typed into that form and not stored; null where it shows what is stored.</summary>
    public object? Typed { get; init; }

    /// <summary>Whether somebody else changed the same thing in between.</summary>
    public bool IsStale { get; init; }

    /// <summary>Address of the survey.</summary>
    public string Url => SurveyLinks.To(Head.Id);

    /// <summary>Address of a form below the survey.</summary>
    public string To(string path) => SurveyLinks.To(Head.Id, path);

    /// <summary>The builder with a form open.</summary>
    public string Opening(string form) => $"{Url}?language={Language}&open={Uri.EscapeDataString(form)}";

    /// <summary>A text in the language that is written in, or in another where it is missing.</summary>
    public string Say(LocalText text) => text.For([Language, .. Definition.Languages]);

    /// <summary>What was typed into a form, or what is stored.</summary>
    public T FormOf<T>(Func<T> stored)
        where T : class => Typed as T ?? stored();

    /// <summary>Whether a question was published, so that its key is fixed.</summary>
    public bool IsPublished(string key) => Columns.Any(column => column.Key == key);

    /// <summary>Questions that a condition of a question may ask about; all for null.</summary>
    public IReadOnlyList<Question> Before(string? key) => Definition.Before(key);
}

/// <summary>A form of the builder that is open.</summary>
/// <param name="Page">The builder.</param>
/// <param name="Form">What is in it.</param>
/// <param name="Question">The question it is about; null for other forms.</param>
public sealed record OpenForm<T>(BuilderPage Page, T Form, Question? Question = null);

/// <summary>The fields of a condition within a form.</summary>
/// <param name="Page">The builder.</param>
/// <param name="Name">Name of the condition's fields.</param>
/// <param name="Form">What is in it.</param>
/// <param name="Earlier">Questions that may be asked about.</param>
/// <param name="Legend">What the condition decides.</param>
public sealed record ConditionFields(BuilderPage Page, string Name, ConditionForm Form, IReadOnlyList<Question> Earlier, string Legend);
