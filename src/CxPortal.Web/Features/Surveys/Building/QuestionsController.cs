using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Definition;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Outcome = CxPortal.Web.Infrastructure.Http.Outcome;

namespace CxPortal.Web.Features.Surveys.Building;

/// <summary>Questions of a draft.</summary>
[Can(Permission.SurveysWrite)]
[Route("surveys/{id:long}/questions")]
public sealed class QuestionsController(BuilderQueries queries, DraftEditor editor, QuestionSaving saving, IStringLocalizer<SurveysText> text) : BuilderControllerBase(queries)
{
    /// <summary>Adds a question and opens its form.</summary>
    [HttpPost("")]
    public async Task<IActionResult> Add(long id, QuestionType type, string? page, string? after, string? language, CancellationToken cancellationToken)
    {
        if (!QuestionTypes.Offered.Contains(type))
        {
            return await AnswerAsync(id, Outcome.Invalid(string.Empty, text["Problem.Type"]), language, null, null, null, cancellationToken);
        }

        string? added = null;
        var outcome = await editor.ChangeAsync(
            id,
            definition =>
            {
                (var changed, added) = SurveyEdits.AddQuestion(definition, page ?? string.Empty, type, after);
                return changed;
            },
            cancellationToken);
        return await AnswerAsync(id, outcome, language, added, null, "q-" + added, cancellationToken);
    }

    /// <summary>Stores a question.</summary>
    /// <param name="id">The survey.</param>
    /// <param name="key">Key of the question.</param>
    /// <param name="form">What was typed.</param>
    /// <param name="moveUp">Place, from 0, of an option that is to change places with the one before it; the form then stays open.</param>
    /// <param name="more">Whether the form is to stay open for more options.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    [HttpPost("{key}")]
    public async Task<IActionResult> Save(long id, string key, [Bind(Prefix = "Form")] QuestionForm form, int? moveUp, bool more, CancellationToken cancellationToken)
    {
        if (moveUp is > 0 && moveUp < form.Choices.Count)
        {
            (form.Choices[moveUp.Value - 1], form.Choices[moveUp.Value]) = (form.Choices[moveUp.Value], form.Choices[moveUp.Value - 1]);
        }

        var outcome = ModelState.IsValid
            ? await saving.SaveAsync(id, key, form, cancellationToken)
            : new Outcome<string> { Kind = OutcomeKind.Invalid };
        var kept = outcome.Value ?? key;
        return await AnswerAsync(id, outcome, form.Language, outcome.IsDone && moveUp is null && !more ? null : kept, form, "q-" + kept, cancellationToken);
    }

    /// <summary>Takes a question out.</summary>
    [HttpPost("{key}/removal")]
    public async Task<IActionResult> Remove(long id, string key, string? language, CancellationToken cancellationToken)
    {
        var title = string.Empty;
        var outcome = await editor.ChangeAsync(
            id,
            definition =>
            {
                title = definition.Find(key)?.Title.For([language ?? string.Empty, .. definition.Languages]) ?? key;
                return SurveyEdits.RemoveQuestion(definition, key);
            },
            cancellationToken);
        if (outcome.IsDone)
        {
            OfferUndo(text["Done.Removed", title], SurveyLinks.To(id, $"questions/{key}/restoration"));
        }

        return await AnswerAsync(id, outcome, language, null, null, null, cancellationToken);
    }

    /// <summary>Brings a question back to where it stood.</summary>
    [HttpPost("{key}/restoration")]
    public async Task<IActionResult> BringBack(long id, string key, string? language, CancellationToken cancellationToken) => await AnswerAsync(
        id, await editor.ChangeAsync(id, definition => SurveyEdits.BringBack(definition, key), cancellationToken), language, null, null, "q-" + key, cancellationToken);

    /// <summary>Puts a copy behind a question and opens its form.</summary>
    [HttpPost("{key}/copy")]
    public async Task<IActionResult> Copy(long id, string key, string? language, CancellationToken cancellationToken)
    {
        string? added = null;
        var outcome = await editor.ChangeAsync(
            id,
            definition =>
            {
                (var changed, added) = SurveyEdits.CopyQuestion(definition, key);
                return changed;
            },
            cancellationToken);
        return await AnswerAsync(id, outcome, language, added, null, "q-" + (added ?? key), cancellationToken);
    }

    /// <summary>Moves a question one place, or to a place on a page.</summary>
    /// <param name="id">The survey.</param>
    /// <param name="key">Key of the question.</param>
    /// <param name="direction"><c>up</c> or <c>down</c>; null where page and index say where to.</param>
    /// <param name="page">Key of the page.</param>
    /// <param name="index">Place there, from 0.</param>
    /// <param name="language">The language of the builder.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    [HttpPost("{key}/moves")]
    public async Task<IActionResult> Move(long id, string key, string? direction, string? page, int index, string? language, CancellationToken cancellationToken) => await AnswerAsync(
        id,
        await editor.ChangeAsync(
            id,
            definition => page is null ? SurveyEdits.MoveQuestion(definition, key, direction == "up") : SurveyEdits.MoveQuestion(definition, key, page, index),
            cancellationToken),
        language,
        null,
        null,
        "q-" + key,
        cancellationToken);

    /// <summary>Begins a new page with a question.</summary>
    [HttpPost("{key}/page-break")]
    public async Task<IActionResult> Break(long id, string key, string? language, CancellationToken cancellationToken) => await AnswerAsync(
        id, await editor.ChangeAsync(id, definition => SurveyEdits.BreakPage(definition, key), cancellationToken), language, null, null, "q-" + key, cancellationToken);
}
