using CxPortal.Data;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Cases;
using CxPortal.Web.Features.Surveys;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Cases.Rules;

/// <summary>Makes and changes rules that open cases. Problems name the fields of the form.</summary>
public sealed class CaseRuleService(
    CxPortalDbContext database, SurveyHeads heads, CaseRuleQueries queries, CasePeople people, LiveCaseRules live, TimeProvider clock,
    IStringLocalizer<CasesText> text, IStringLocalizer<ValidationText> validation)
{
    /// <summary>Adds a rule to a survey.</summary>
    public async Task<Outcome> AddAsync(long surveyId, CaseRuleForm form, CancellationToken cancellationToken)
    {
        if (await heads.FindAsync(surveyId, cancellationToken) is not { } head)
        {
            return Outcome.NotFound;
        }

        if (head.Confidentiality == Confidentiality.Anonymous)
        {
            return Outcome.Invalid(string.Empty, text["Rules.Anonymous"]);
        }

        return await WriteAsync(head, form, null, cancellationToken);
    }

    /// <summary>Changes a rule; cases that it opened stay as they are.</summary>
    public async Task<Outcome> ChangeAsync(long surveyId, long id, CaseRuleForm form, CancellationToken cancellationToken)
    {
        if (await FindAsync(surveyId, id, cancellationToken) is not { } rule || await heads.FindAsync(surveyId, cancellationToken) is not { } head)
        {
            return Outcome.NotFound;
        }

        return rule.Version != form.Version ? Outcome.Stale : await WriteAsync(head, form, rule, cancellationToken);
    }

    /// <summary>Puts a rule out of force, or into force again.</summary>
    public async Task<Outcome> SetArchivedAsync(long surveyId, long id, bool isArchived, CancellationToken cancellationToken)
    {
        if (await FindAsync(surveyId, id, cancellationToken) is not { } rule)
        {
            return Outcome.NotFound;
        }

        rule.ArchivedAt = isArchived ? rule.ArchivedAt ?? clock.GetUtcNow().UtcDateTime : null;
        return await SaveAsync(cancellationToken);
    }

    private Task<CaseRule?> FindAsync(long surveyId, long id, CancellationToken cancellationToken) =>
        database.CaseRules.SingleOrDefaultAsync(row => row.Id == id && row.SurveyId == surveyId, cancellationToken);

    private async Task<Outcome> WriteAsync(SurveyHead head, CaseRuleForm form, CaseRule? rule, CancellationToken cancellationToken)
    {
        var question = (await queries.QuestionsAsync(head, cancellationToken)).FirstOrDefault(one => one.Key == form.QuestionKey);
        if (question is null)
        {
            return Outcome.Invalid(nameof(form.QuestionKey), validation["Binding.Unknown"]);
        }

        if (!question.IsText && form.AtMost is null)
        {
            return Outcome.Invalid(nameof(form.AtMost), text["Rule.AtMostMissing"]);
        }

        if (question.IsText && string.IsNullOrWhiteSpace(form.Words))
        {
            return Outcome.Invalid(nameof(form.Words), text["Rule.WordsMissing"]);
        }

        if (!await people.CanWorkAsync(form.OwnerId!.Value, cancellationToken))
        {
            return Outcome.Invalid(nameof(form.OwnerId), validation["Binding.Unknown"]);
        }

        if (rule is null)
        {
            rule = new CaseRule { SurveyId = head.Id, Name = string.Empty, QuestionKey = string.Empty };
            database.CaseRules.Add(rule);
        }

        rule.Name = form.Name!.Trim();
        rule.QuestionKey = question.Key;
        rule.AtMost = question.IsText ? null : form.AtMost;
        rule.Words = question.IsText ? form.Words!.Trim() : null;
        rule.OwnerId = form.OwnerId.Value;
        rule.ContactWithinHours = form.ContactWithinHours!.Value;
        return await SaveAsync(cancellationToken);
    }

    private async Task<Outcome> SaveAsync(CancellationToken cancellationToken)
    {
        var outcome = await database.SaveOrStaleAsync(cancellationToken);
        live.Forget();
        return outcome;
    }
}
