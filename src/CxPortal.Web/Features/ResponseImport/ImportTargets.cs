using CxPortal.Data;
using CxPortal.Data.Audit;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Definition;
using CxPortal.Web.Infrastructure.Tables;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.ResponseImport;

/// <summary>Finds or drafts the survey that a mapping names.</summary>
public sealed class ImportTargets(CxPortalDbContext database, OperationContext operation, TimeProvider clock)
{
    /// <summary>The survey with the mapping's questions and attributes; nothing is stored yet.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="headers">Headers of the questions' columns, which are the questions' titles where the mapping gives none.</param>
    /// <param name="problems">Takes what of the mapping does not go with the survey.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    internal async Task<ImportTarget> FindAsync(
        ResponseMapping mapping, IReadOnlyList<string> headers, List<MappingProblem> problems, CancellationToken cancellationToken)
    {
        var survey = await database.Surveys.Include(row => row.Attributes).SingleOrDefaultAsync(row => row.Key == mapping.Survey, cancellationToken);
        if (survey is null)
        {
            return New(mapping, headers);
        }

        if (ProblemOf(survey) is { } problem)
        {
            problems.Add(new MappingProblem("$.survey", new TableProblem(problem, survey.Key)));
        }

        var document = await database.SurveyRevisions.AsNoTracking()
            .Where(revision => revision.SurveyId == survey.Id && revision.Number == survey.CurrentRevision)
            .Select(revision => revision.Document)
            .SingleOrDefaultAsync(cancellationToken);
        var definition = document is null ? new SurveyDefinition { Languages = [ImportTarget.Language] } : SurveyDefinitionJson.Read(document);
        var columns = await database.SurveyQuestions.AsNoTracking().Where(column => column.SurveyId == survey.Id).ToListAsync(cancellationToken);
        return Existing(survey, definition, columns, mapping, headers, problems);
    }

    private static string? ProblemOf(Survey survey) => survey switch
    {
        { ArchivedAt: not null } => "Responses.Archived",
        { Confidentiality: Confidentiality.Anonymous } => "Responses.Anonymous",
        { Origin: SurveyOrigin.Portal, CurrentRevision: null } => "Responses.NotPublished",
        _ => null,
    };

    private ImportTarget New(ResponseMapping mapping, IReadOnlyList<string> headers)
    {
        var questions = mapping.Questions.Select((question, index) => Drafted(question, headers[index])).ToList();
        var title = mapping.Title ?? mapping.Survey;
        return new ImportTarget
        {
            Survey = new Survey
            {
                Key = mapping.Survey,
                Title = title,
                Status = SurveyStatus.Draft,
                Origin = SurveyOrigin.Imported,
                Confidentiality = Confidentiality.Identified,
                OwnerId = operation.ActorId,
                CreatedAt = clock.GetUtcNow().UtcDateTime,
            },
            Definition = new SurveyDefinition
            {
                Languages = [ImportTarget.Language],
                Title = LocalText.In(ImportTarget.Language, title),
                Pages = [new SurveyPage { Key = "page-1", Questions = questions }],
            },
            HasGrown = true,
            Questions = [.. questions.Select((question, index) => new ImportQuestion(NewColumn(mapping.Questions[index]), [], canGrow: true))],
            NewAttributes = [.. mapping.Attributes.Select((attribute, index) => NewAttribute(attribute, index + 1))],
            Slots = [.. Enumerable.Range(1, mapping.Attributes.Count)],
        };
    }

    private static ImportTarget Existing(
        Survey survey, SurveyDefinition definition, List<SurveyQuestion> columns, ResponseMapping mapping, IReadOnlyList<string> headers, List<MappingProblem> problems)
    {
        var isImported = survey.Origin == SurveyOrigin.Imported;
        var added = new List<Question>();
        var questions = new List<ImportQuestion>();
        foreach (var (index, question) in mapping.Questions.Index())
        {
            var known = definition.Find(question.Key);
            var column = known is null ? null : columns.Find(row => row.Key == known.Key && row.Meaning == known.Meaning);
            if (known is null || column is null)
            {
                if (!isImported)
                {
                    problems.Add(new MappingProblem($"$.questions.{question.Key}", new TableProblem("Responses.UnknownQuestion", survey.Key)));
                }

                added.Add(Drafted(question, headers[index]));
                questions.Add(new ImportQuestion(NewColumn(question), [], canGrow: true));
                continue;
            }

            if (!IsSame(question, column))
            {
                problems.Add(new MappingProblem($"$.questions.{question.Key}", new TableProblem("Responses.OtherQuestion", survey.Key)));
            }

            questions.Add(new ImportQuestion(column, known.Options, canGrow: isImported));
        }

        var (slots, attributes) = Attributes(survey, mapping, problems);
        return new ImportTarget
        {
            Survey = survey,
            Definition = added.Count == 0 ? definition : definition with { Pages = [.. definition.Pages.SkipLast(1), Last(definition, added)] },
            HasGrown = added.Count > 0,
            Questions = questions,
            NewAttributes = attributes,
            Slots = slots,
        };
    }

    private static (List<int> Slots, List<SurveyAttribute> Added) Attributes(Survey survey, ResponseMapping mapping, List<MappingProblem> problems)
    {
        var (slots, added) = (new List<int>(), new List<SurveyAttribute>());
        var free = new Queue<int>(Enumerable.Range(1, SurveyAttribute.MaxPerSurvey).Except(survey.Attributes.Select(attribute => attribute.Slot)));
        foreach (var attribute in mapping.Attributes)
        {
            if (survey.Attributes.Find(known => known.Key == attribute.Name) is { } known)
            {
                slots.Add(known.Slot);
            }
            else if (survey.Origin == SurveyOrigin.Imported && free.TryDequeue(out var slot))
            {
                slots.Add(slot);
                added.Add(NewAttribute(attribute, slot));
            }
            else
            {
                problems.Add(new MappingProblem($"$.attributes.{attribute.Name}", new TableProblem(
                    survey.Origin == SurveyOrigin.Imported ? "Responses.NoFreeAttribute" : "Responses.UnknownAttribute", survey.Key)));
            }
        }

        return (slots, added);
    }

    private static SurveyPage Last(SurveyDefinition definition, List<Question> added)
    {
        var page = definition.Pages.Count > 0 ? definition.Pages[^1] : new SurveyPage { Key = "page-1" };
        return page with { Questions = [.. page.Questions, .. added] };
    }

    private static bool IsSame(QuestionMapping question, SurveyQuestion column) => question.Type switch
    {
        QuestionType.LongText => column.Type is QuestionType.LongText or QuestionType.ShortText,
        QuestionType.SingleChoice => column.Type == QuestionType.SingleChoice,
        _ => column.Type == question.Type && column.Min == question.Min && column.Max == question.Max,
    };

    private static Question Drafted(QuestionMapping question, string header) => new()
    {
        Key = question.Key,
        Type = question.Type,
        Title = LocalText.In(ImportTarget.Language, question.Title ?? header),
        AllowsNotApplicable = question.NotApplicable.Count > 0,
        Scale = question.IsScore ? new Scale(question.Min, question.Max) : null,
    };

    private static SurveyQuestion NewColumn(QuestionMapping question) => new()
    {
        Key = question.Key,
        Type = question.Type,
        Min = question.IsScore ? question.Min : null,
        Max = question.IsScore ? question.Max : null,
    };

    private static SurveyAttribute NewAttribute(AttributeMapping attribute, int slot) => new() { Slot = slot, Key = attribute.Name, Title = attribute.Name };
}
