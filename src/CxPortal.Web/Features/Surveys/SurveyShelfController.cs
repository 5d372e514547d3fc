using CxPortal.Web.Features.Shared;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Surveys;

/// <summary>Opening, closing and the archive of surveys.</summary>
[Route("surveys/{id:long}")]
public sealed class SurveyShelfController(SurveyShelf shelf, IStringLocalizer<SurveysText> text) : Controller
{
    /// <summary>Lets a survey take answers again.</summary>
    [HttpPost("opening")]
    [Can(Permission.SurveysPublish)]
    public async Task<IActionResult> Open(long id, CancellationToken cancellationToken) =>
        Answer(await shelf.SetOpenAsync(id, true, cancellationToken), "Done.Opened", null, SurveyLinks.To(id, "settings"));

    /// <summary>Lets a survey take no more answers.</summary>
    [HttpPost("closing")]
    [Can(Permission.SurveysPublish)]
    public async Task<IActionResult> Close(long id, CancellationToken cancellationToken) =>
        Answer(await shelf.SetOpenAsync(id, false, cancellationToken), "Done.Closed", SurveyLinks.To(id, "opening"), SurveyLinks.To(id, "settings"));

    /// <summary>Puts a survey into the archive.</summary>
    [HttpPost("archive")]
    [Can(Permission.SurveysWrite)]
    public async Task<IActionResult> Archive(long id, CancellationToken cancellationToken) =>
        Answer(await shelf.SetArchivedAsync(id, true, cancellationToken), "Done.Archived", SurveyLinks.To(id, "restoration"), SurveyLinks.List);

    /// <summary>Brings a survey back from the archive and opens its page.</summary>
    [HttpPost("restoration")]
    [Can(Permission.SurveysWrite)]
    public async Task<IActionResult> BringBack(long id, CancellationToken cancellationToken) =>
        Answer(await shelf.SetArchivedAsync(id, false, cancellationToken), "Done.BroughtBack", null, SurveyLinks.To(id));

    private IActionResult Answer(Outcome<string> outcome, string message, string? undoUrl, string next)
    {
        if (outcome.Kind == OutcomeKind.NotFound)
        {
            return NotFound();
        }

        if (!outcome.IsDone)
        {
            this.FlashWarning(outcome.Problems is [var problem, ..] ? problem.Message : text["Problem.Shelf", outcome.Value!]);
        }
        else if (undoUrl is null)
        {
            this.FlashDone(text[message, outcome.Value!]);
        }
        else
        {
            this.FlashUndo(text[message, outcome.Value!], undoUrl);
        }

        return Redirect(next);
    }
}
