using CxPortal.Web.Features.Surveys.Previewing;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Surveys.Building;

/// <summary>The builder: what a survey asks, its opening words, its endings and quotas.</summary>
[Can(Permission.SurveysRead)]
[Route("surveys/{id:long}")]
public sealed class BuilderController(BuilderQueries queries, DraftEditor editor, IStringLocalizer<SurveysText> text) : BuilderControllerBase(queries)
{
    private readonly BuilderQueries queries = queries;

    /// <summary>The page; for scripts the builder alone.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Index(long id, string? language, string? open, CancellationToken cancellationToken)
    {
        Response.LetFrameOwnPages();
        return await queries.FindAsync(id, language, open, cancellationToken) is not { } page ? NotFound()
            : Request.IsScripted() ? PartialView("_Builder", page)
            : View(page);
    }

    /// <summary>Stores the title that respondents see, and what is said before the first question.</summary>
    [HttpPost("opening-words")]
    [Can(Permission.SurveysWrite)]
    public async Task<IActionResult> OpeningWords(long id, [Bind(Prefix = "Form")] OpeningForm form, CancellationToken cancellationToken)
    {
        var outcome = await editor.TryAsync(id, form.Apply(text), cancellationToken);
        return await AnswerAsync(id, outcome, form.Language, outcome.IsDone ? null : OpeningForm.Name, form, OpeningForm.Name, cancellationToken);
    }

    /// <summary>Stores what is said at the end.</summary>
    [HttpPost("endings")]
    [Can(Permission.SurveysWrite)]
    public async Task<IActionResult> Endings(long id, [Bind(Prefix = "Form")] EndingsForm form, CancellationToken cancellationToken)
    {
        var outcome = await editor.TryAsync(id, form.Apply(text), cancellationToken);
        return await AnswerAsync(id, outcome, form.Language, outcome.IsDone ? null : EndingsForm.Name, form, EndingsForm.Name, cancellationToken);
    }

    /// <summary>Stores how many responses with which option are taken.</summary>
    [HttpPost("quotas")]
    [Can(Permission.SurveysWrite)]
    public async Task<IActionResult> Quotas(long id, [Bind(Prefix = "Form")] QuotasForm form, CancellationToken cancellationToken)
    {
        var outcome = await editor.TryAsync(id, form.Apply(text), cancellationToken);
        return await AnswerAsync(id, outcome, form.Language, outcome.IsDone ? null : QuotasForm.Name, form, QuotasForm.Name, cancellationToken);
    }
}
