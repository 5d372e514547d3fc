using CxPortal.Data;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Definition;
using CxPortal.Web.Features.Surveys;
using CxPortal.Web.Infrastructure.Localization;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Cases.Rules;

/// <summary>Reads rules that open cases.</summary>
public sealed class CaseRuleQueries(CxPortalDbContext database, SurveyHeads heads, CasePeople people)
{
    private static readonly HashSet<QuestionType> Texts = [QuestionType.ShortText, QuestionType.LongText];

    private static readonly HashSet<QuestionType> Scores =
        [QuestionType.Csat, QuestionType.Nps, QuestionType.Ces, QuestionType.Csi, QuestionType.TouchpointMatrix, QuestionType.Scale];

    /// <summary>Rules of a survey; null when there is no such survey.</summary>
    public async Task<CaseRulesView?> ListAsync(long surveyId, CancellationToken cancellationToken)
    {
        if (await heads.FindAsync(surveyId, cancellationToken) is not { } head)
        {
            return null;
        }

        var questions = await QuestionsAsync(head, cancellationToken);
        var rows = await (from rule in database.CaseRules.AsNoTracking()
                          join owner in database.Users on rule.OwnerId equals owner.Id
                          where rule.SurveyId == surveyId
                          orderby rule.ArchivedAt != null, rule.Id
                          select new
                          {
                              Rule = rule,
                              Owner = owner.DisplayName,
                              Open = database.FeedbackCases.Count(row => row.RuleId == rule.Id && row.ClosedAt == null),
                              Total = database.FeedbackCases.Count(row => row.RuleId == rule.Id),
                          }).ToListAsync(cancellationToken);
        return new CaseRulesView(
            head,
            rows.ConvertAll(row => new CaseRuleRow(
                row.Rule, questions.FirstOrDefault(question => question.Key == row.Rule.QuestionKey)?.Title ?? row.Rule.QuestionKey, row.Owner, row.Open, row.Total)),
            questions);
    }

    /// <summary>The page of a rule; null when there is no such survey or rule.</summary>
    /// <param name="surveyId">The survey.</param>
    /// <param name="id">The rule; null for a new one.</param>
    /// <param name="form">What was typed; null for what is stored.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<CaseRulePage?> PageAsync(long surveyId, long? id, CaseRuleForm? form, CancellationToken cancellationToken)
    {
        var rule = id is null ? null : await database.CaseRules.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.SurveyId == surveyId, cancellationToken);
        if ((id is not null && rule is null) || await heads.FindAsync(surveyId, cancellationToken) is not { } head)
        {
            return null;
        }

        form ??= rule is null ? new CaseRuleForm() : CaseRuleForm.Of(rule);
        return new CaseRulePage(
            head, id, form, await QuestionsAsync(head, cancellationToken), await people.AllAsync(cancellationToken), IsArchived: rule?.ArchivedAt is not null);
    }

    /// <summary>Questions of a survey that rules can look at, in the order of the survey.</summary>
    public async Task<IReadOnlyList<CaseQuestion>> QuestionsAsync(SurveyHead head, CancellationToken cancellationToken)
    {
        var columns = await database.SurveyQuestions.Where(row => row.SurveyId == head.Id).OrderBy(row => row.Id)
            .Select(row => new { row.Key, row.Type }).ToListAsync(cancellationToken);
        var document = head.CurrentRevision is { } number
            ? await database.SurveyRevisions.Where(row => row.SurveyId == head.Id && row.Number == number).Select(row => row.Document).SingleOrDefaultAsync(cancellationToken)
            : null;
        var definition = document is null ? null : SurveyDefinitionJson.Read(document);
        return
        [
            .. columns.Where(column => Texts.Contains(column.Type) || Scores.Contains(column.Type)).DistinctBy(column => column.Key)
                .Select(column => new CaseQuestion(column.Key, TitleOf(definition, column.Key), Texts.Contains(column.Type))),
        ];
    }

    private static string TitleOf(SurveyDefinition? definition, string key) =>
        definition?.Find(key)?.Title.For(Cultures.Current, definition.Languages[0]) is { Length: > 0 } title ? title : key;
}
