using CxPortal.Web.Features.Shared;
using CxPortal.Web.Features.Surveys;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Cases.Rules;

/// <summary>Rules of a survey that open cases.</summary>
[Can(Permission.CaseRulesWrite)]
[Route("surveys/{surveyId:long}/case-rules")]
public sealed class CaseRulesController(CaseRuleQueries queries, CaseRuleService rules, IStringLocalizer<CasesText> text) : Controller
{
    /// <summary>All rules.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Index(long surveyId, CancellationToken cancellationToken) =>
        await queries.ListAsync(surveyId, cancellationToken) is { } view ? View(view) : NotFound();

    /// <summary>The form of a new rule.</summary>
    [HttpGet("new")]
    public async Task<IActionResult> New(long surveyId, CancellationToken cancellationToken) =>
        await queries.PageAsync(surveyId, null, null, cancellationToken) is { } page ? View("Rule", page) : NotFound();

    /// <summary>Adds a rule.</summary>
    [HttpPost("new")]
    public async Task<IActionResult> Add(long surveyId, [Bind(Prefix = "Form")] CaseRuleForm form, CancellationToken cancellationToken) =>
        await AnswerAsync(surveyId, null, form, ModelState.IsValid ? await rules.AddAsync(surveyId, form, cancellationToken) : null, cancellationToken);

    /// <summary>The form of a rule.</summary>
    [HttpGet("{id:long}")]
    public async Task<IActionResult> Edit(long surveyId, long id, CancellationToken cancellationToken) =>
        await queries.PageAsync(surveyId, id, null, cancellationToken) is { } page ? View("Rule", page) : NotFound();

    /// <summary>Changes a rule.</summary>
    [HttpPost("{id:long}")]
    public async Task<IActionResult> Change(long surveyId, long id, [Bind(Prefix = "Form")] CaseRuleForm form, CancellationToken cancellationToken) =>
        await AnswerAsync(surveyId, id, form, ModelState.IsValid ? await rules.ChangeAsync(surveyId, id, form, cancellationToken) : null, cancellationToken);

    /// <summary>Puts a rule out of force.</summary>
    [HttpPost("{id:long}/archive")]
    public async Task<IActionResult> Archive(long surveyId, long id, CancellationToken cancellationToken)
    {
        if (!(await rules.SetArchivedAsync(surveyId, id, true, cancellationToken)).IsDone)
        {
            return NotFound();
        }

        this.FlashUndo(text["Rule.Archived"], SurveyLinks.To(surveyId, FormattableString.Invariant($"case-rules/{id}/restoration")));
        return Redirect(SurveyLinks.To(surveyId, "case-rules"));
    }

    /// <summary>Puts a rule into force again.</summary>
    [HttpPost("{id:long}/restoration")]
    public async Task<IActionResult> Restore(long surveyId, long id, CancellationToken cancellationToken)
    {
        if (!(await rules.SetArchivedAsync(surveyId, id, false, cancellationToken)).IsDone)
        {
            return NotFound();
        }

        this.FlashDone(text["Rule.Restored"]);
        return Redirect(SurveyLinks.To(surveyId, "case-rules"));
    }

    private async Task<IActionResult> AnswerAsync(long surveyId, long? id, CaseRuleForm form, Outcome? saved, CancellationToken cancellationToken)
    {
        var outcome = saved ?? new Outcome { Kind = OutcomeKind.Invalid };
        if (outcome.IsDone)
        {
            this.FlashDone(text["Rule.Saved"]);
            return Redirect(SurveyLinks.To(surveyId, "case-rules"));
        }

        if (outcome.Kind == OutcomeKind.NotFound || await queries.PageAsync(surveyId, id, form, cancellationToken) is not { } page)
        {
            return NotFound();
        }

        ModelState.AddProblems(outcome, "Form");
        var isStale = outcome.Kind == OutcomeKind.Stale;
        if (isStale && await queries.PageAsync(surveyId, id, null, cancellationToken) is { } stored)
        {
            ModelState.Remove("Form.Version");
            form.Version = stored.Form.Version;
        }

        return this.FormAgain("Rule", page with { IsStale = isStale }, outcome.Kind);
    }
}
