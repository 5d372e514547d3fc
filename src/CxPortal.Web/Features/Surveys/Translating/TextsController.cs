using CxPortal.Domain.Surveys.Definition;
using CxPortal.Web.Features.Shared;
using CxPortal.Web.Features.Surveys.Building;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Outcome = CxPortal.Web.Infrastructure.Http.Outcome;

namespace CxPortal.Web.Features.Surveys.Translating;

/// <summary>Texts of a survey in two languages side by side, and its languages.</summary>
[Can(Permission.SurveysWrite)]
[Route("surveys/{id:long}")]
public sealed class TextsController(SurveyHeads heads, DraftEditor editor, TranslationService translations, IStringLocalizer<SurveysText> text) : Controller
{
    /// <summary>The page.</summary>
    /// <param name="id">The survey.</param>
    /// <param name="to">The language to translate into; without it the first that lacks texts.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    [HttpGet("texts")]
    public async Task<IActionResult> Index(long id, string? to, CancellationToken cancellationToken) =>
        await PageAsync(id, to, null, cancellationToken) is { } page ? View("Texts", page) : NotFound();

    /// <summary>Stores texts of one language.</summary>
    [HttpPost("texts")]
    public async Task<IActionResult> Save(long id, TranslationForm form, CancellationToken cancellationToken)
    {
        var outcome = await translations.SaveAsync(id, form, cancellationToken);
        if (outcome.IsDone)
        {
            this.FlashDone(text["Done.Translated"]);
            return Redirect(SurveyLinks.To(id, "texts?to=" + Uri.EscapeDataString(form.Language ?? string.Empty)));
        }

        ModelState.AddProblems(outcome);
        return outcome.Kind != OutcomeKind.NotFound && await PageAsync(id, form.Language, form, cancellationToken) is { } page
            ? this.FormAgain("Texts", page with { IsStale = outcome.Kind == OutcomeKind.Stale }, outcome.Kind)
            : NotFound();
    }

    /// <summary>Adds a language.</summary>
    [HttpPost("languages")]
    public async Task<IActionResult> AddLanguage(long id, string? code, CancellationToken cancellationToken)
    {
        var wanted = code?.Trim() ?? string.Empty;
        return Answer(id, await translations.AddLanguageAsync(id, wanted, cancellationToken), "texts?to=" + Uri.EscapeDataString(wanted));
    }

    /// <summary>Asks in a language no longer; its texts are kept and come back with it.</summary>
    [HttpPost("languages/{code}/removal")]
    public async Task<IActionResult> RemoveLanguage(long id, string code, CancellationToken cancellationToken) =>
        Answer(id, await translations.RemoveLanguageAsync(id, code, cancellationToken), "texts");

    /// <summary>Makes a language the first one, which is shown where a text is missing in the respondent's.</summary>
    [HttpPost("languages/{code}/first")]
    public async Task<IActionResult> MakeFirst(long id, string code, CancellationToken cancellationToken) =>
        Answer(id, await translations.MakeFirstAsync(id, code, cancellationToken), "texts");

    private async Task<TextsPage?> PageAsync(long id, string? to, TranslationForm? form, CancellationToken cancellationToken)
    {
        if (await heads.FindAsync(id, cancellationToken) is not { } head || await editor.ReadAsync(id, cancellationToken) is not { } definition)
        {
            return null;
        }

        var texts = DefinitionTexts.List(definition);
        var others = definition.Languages.Skip(1).ToList();
        var language = others.Contains(to!) ? to : others.Find(other => texts.Any(known => known.IsMissing(other))) ?? others.FirstOrDefault();
        return new TextsPage(head, definition, texts, language) { Form = form };
    }

    private IActionResult Answer(long id, Outcome outcome, string next)
    {
        if (outcome.Kind == OutcomeKind.NotFound)
        {
            return NotFound();
        }

        if (outcome.IsDone)
        {
            this.FlashDone(text["Done.Languages"]);
            return Redirect(SurveyLinks.To(id, next));
        }

        this.FlashWarning(outcome.Problems is [var problem, ..] ? problem.Message : text["Problem.DraftChanged"]);
        return Redirect(SurveyLinks.To(id, "texts"));
    }
}
