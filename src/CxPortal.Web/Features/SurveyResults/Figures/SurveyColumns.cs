using CxPortal.Data;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Definition;
using CxPortal.Web.Infrastructure.Localization;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.SurveyResults.Figures;

/// <summary>A column of a survey's data with the words of the question.</summary>
/// <param name="Id">Key of the column.</param>
/// <param name="Key">Key of the question.</param>
/// <param name="Name">Name of the column: the question's key; an older meaning has its version behind it.</param>
/// <param name="Type">What the question asks for.</param>
/// <param name="Title">The question in the reader's language.</param>
public sealed record SurveyColumn(long Id, string Key, string Name, QuestionType Type, string Title)
{
    /// <summary>Version of the question's meaning.</summary>
    public int Meaning { get; init; } = 1;

    /// <summary>Whether the survey asks it so now.</summary>
    public bool IsCurrent { get; init; } = true;

    /// <summary>Lowest point of the scale; null where there is none.</summary>
    public int? Min { get; init; }

    /// <summary>Highest point of the scale.</summary>
    public int? Max { get; init; }

    /// <summary>Options of a choice, in order, "other" last.</summary>
    public IReadOnlyList<ColumnChoice> Options { get; init; } = [];

    /// <summary>Rows of a matrix, aspects of a CSI block.</summary>
    public IReadOnlyList<ColumnChoice> Rows { get; init; } = [];

    /// <summary>Whether it asks for points on a scale.</summary>
    public bool IsScore => Min is not null && Max is not null && Type is QuestionType.Csat or QuestionType.Nps or QuestionType.Ces or QuestionType.Scale;

    /// <summary>Whether it asks for words.</summary>
    public bool IsText => Type is QuestionType.ShortText or QuestionType.LongText;
}

/// <summary>An option or row.</summary>
/// <param name="Code">Its number in the data.</param>
/// <param name="Key">Its name for programs.</param>
/// <param name="Title">Its words in the reader's language.</param>
/// <param name="Touchpoint">For a row of a matrix, the touchpoint as <c>journey-key/touchpoint-key</c>.</param>
public sealed record ColumnChoice(int Code, string Key, string Title, string? Touchpoint = null);

/// <summary>Reads the columns of surveys.</summary>
public sealed class SurveyColumns(CxPortalDbContext database)
{
    /// <summary>Key of the answer "other" of a choice.</summary>
    public const string OtherKey = "other";

    /// <summary>The columns in the order of the questionnaire; older meanings and questions that are asked no more come last.</summary>
    public async Task<IReadOnlyList<SurveyColumn>> ReadAsync(long surveyId, CancellationToken cancellationToken)
    {
        var rows = await database.SurveyQuestions.AsNoTracking().Where(question => question.SurveyId == surveyId).ToListAsync(cancellationToken);
        var documents = await database.SurveyRevisions.AsNoTracking()
            .Where(revision => revision.SurveyId == surveyId)
            .OrderByDescending(revision => revision.Number)
            .Select(revision => revision.Document)
            .ToListAsync(cancellationToken);
        var definitions = documents.ConvertAll(SurveyDefinitionJson.Read);
        var newest = rows.GroupBy(row => row.Key).ToDictionary(same => same.Key, same => same.Max(row => row.Meaning));
        return
        [
            .. rows.Where(row => row.Type != QuestionType.Statement)
                .Select(row => (Row: row, Place: PlaceOf(row, definitions)))
                .OrderBy(found => found.Row.Meaning != newest[found.Row.Key])
                .ThenBy(found => found.Place.Order)
                .ThenBy(found => found.Row.Id)
                .Select(found => Column(found.Row, found.Place.Question, found.Place.Languages, found.Row.Meaning == newest[found.Row.Key])),
        ];
    }

    private static (int Order, Question? Question, IReadOnlyList<string> Languages) PlaceOf(SurveyQuestion row, List<SurveyDefinition> definitions)
    {
        for (var age = 0; age < definitions.Count; age++)
        {
            foreach (var (order, question) in definitions[age].AllQuestions().Index())
            {
                if (question.Key == row.Key && question.Meaning == row.Meaning)
                {
                    return ((age * 10_000) + order, question, definitions[age].Languages);
                }
            }
        }

        return (int.MaxValue, null, []);
    }

    private static SurveyColumn Column(SurveyQuestion row, Question? question, IReadOnlyList<string> languages, bool isCurrent)
    {
        string Text(LocalText text) => text.For([Cultures.Current, .. languages]);
        ColumnChoice Choice(Choice choice) => new(choice.Code, choice.Key, Text(choice.Text), choice.Touchpoint);
        var title = question is null ? string.Empty : Text(question.Title);
        var other = question?.HasOther == true ? [new ColumnChoice(Domain.Surveys.Responses.SurveyAnswer.Other, OtherKey, string.Empty)] : Array.Empty<ColumnChoice>();
        return new SurveyColumn(row.Id, row.Key, isCurrent ? row.Key : FormattableString.Invariant($"{row.Key}.v{row.Meaning}"), row.Type, title.Length > 0 ? title : row.Key)
        {
            Meaning = row.Meaning,
            IsCurrent = isCurrent,
            Min = row.Min ?? question?.Scale?.Min,
            Max = row.Max ?? question?.Scale?.Max,
            Options = question is null ? [] : [.. question.Options.Select(Choice), .. other],
            Rows = question is null ? [] : [.. question.Rows.Select(Choice)],
        };
    }
}
