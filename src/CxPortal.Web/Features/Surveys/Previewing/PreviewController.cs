using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Definition;
using CxPortal.Web.Features.SurveyPages;
using CxPortal.Web.Features.Surveys.Building;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;

namespace CxPortal.Web.Features.Surveys.Previewing;

/// <summary>The draft as respondents will see it; nothing that is answered here is stored.</summary>
[Can(Permission.SurveysRead)]
[Route("surveys/{id:long}/preview")]
public sealed class PreviewController(SurveyHeads heads, DraftEditor editor, SurveyPreviews previews) : Controller
{
    /// <summary>The page around it, with its choice of language and device.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Index(long id, string? language, string? device, CancellationToken cancellationToken)
    {
        if (await heads.FindAsync(id, cancellationToken) is not { } head || await editor.ReadAsync(id, cancellationToken) is not { } definition)
        {
            return NotFound();
        }

        Response.LetFrameOwnPages();
        return View(new PreviewPage(head, definition.Languages, LanguageOf(definition, language), device == "desktop"));
    }

    /// <summary>What respondents see, inside the frame.</summary>
    [HttpGet("page")]
    public Task<IActionResult> Show(long id, string? language, CancellationToken cancellationToken) => RenderAsync(id, language, null, cancellationToken);

    /// <summary>The next page of it. The form is the respondent's, without a token, and changes nothing.</summary>
    [HttpPost("page")]
    [IgnoreAntiforgeryToken]
    public async Task<IActionResult> Step(long id, [FromQuery] string? language, CancellationToken cancellationToken) =>
        await RenderAsync(id, language, await Request.TryReadFormAsync(cancellationToken), cancellationToken);

    private async Task<IActionResult> RenderAsync(long id, string? language, IFormCollection? form, CancellationToken cancellationToken)
    {
        if (await heads.FindAsync(id, cancellationToken) is not { } head || await editor.ReadAsync(id, cancellationToken) is not { } definition)
        {
            return NotFound();
        }

        Response.LetOwnPagesFrame();
        return Content(previews.Render(definition, LanguageOf(definition, language), head.Confidentiality == Confidentiality.Anonymous, form), "text/html; charset=utf-8");
    }

    private static string LanguageOf(SurveyDefinition definition, string? language) => definition.Languages.Contains(language) ? language! : definition.Languages[0];
}

/// <summary>The page around a preview.</summary>
/// <param name="Head">The survey.</param>
/// <param name="Languages">Its languages.</param>
/// <param name="Language">The language that is shown.</param>
/// <param name="IsDesktop">Whether it is shown as wide as on a desk, or as on a phone.</param>
public sealed record PreviewPage(SurveyHead Head, IReadOnlyList<string> Languages, string Language, bool IsDesktop);
