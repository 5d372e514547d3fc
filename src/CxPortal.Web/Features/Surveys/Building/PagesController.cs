using CxPortal.Domain.Surveys.Definition;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;

namespace CxPortal.Web.Features.Surveys.Building;

/// <summary>Pages of a draft.</summary>
[Can(Permission.SurveysWrite)]
[Route("surveys/{id:long}/pages")]
public sealed class PagesController(BuilderQueries queries, DraftEditor editor) : BuilderControllerBase(queries)
{
    /// <summary>Adds a page at the end.</summary>
    [HttpPost("")]
    public Task<IActionResult> Add(long id, string? language, CancellationToken cancellationToken) => EditAsync(id, SurveyEdits.AddPage, language, cancellationToken);

    /// <summary>Stores heading and order of a page.</summary>
    [HttpPost("{key}")]
    public Task<IActionResult> Save(long id, string key, string? title, bool isShuffled, string? language, CancellationToken cancellationToken) => EditAsync(
        id,
        definition => definition.Pages.FirstOrDefault(page => page.Key == key) is { } page
            ? SurveyEdits.ReplacePage(definition, key, page.Title.With(language ?? definition.Languages[0], title), isShuffled)
            : definition,
        language,
        cancellationToken);

    /// <summary>Takes a page out; its questions go to its neighbour.</summary>
    [HttpPost("{key}/removal")]
    public Task<IActionResult> Remove(long id, string key, string? language, CancellationToken cancellationToken) =>
        EditAsync(id, definition => SurveyEdits.RemovePage(definition, key), language, cancellationToken);

    /// <summary>Moves a page one place.</summary>
    [HttpPost("{key}/moves")]
    public Task<IActionResult> Move(long id, string key, string? direction, string? language, CancellationToken cancellationToken) =>
        EditAsync(id, definition => SurveyEdits.MovePage(definition, key, direction == "up"), language, cancellationToken);

    private async Task<IActionResult> EditAsync(long id, Func<SurveyDefinition, SurveyDefinition> edit, string? language, CancellationToken cancellationToken) =>
        await AnswerAsync(id, await editor.ChangeAsync(id, edit, cancellationToken), language, null, null, null, cancellationToken);
}
