using CxPortal.Web.Features.Shared;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Journeys;

/// <summary>The archive of journeys and the templates.</summary>
[Can(Permission.JourneysWrite)]
[Route("journeys/{id:long}")]
public sealed class JourneyShelfController(JourneyShelf shelf, IStringLocalizer<JourneysText> text) : Controller
{
    /// <summary>Puts a journey into the archive.</summary>
    [HttpPost("archive")]
    public async Task<IActionResult> Archive(long id, CancellationToken cancellationToken) =>
        Answer(await shelf.SetArchivedAsync(id, true, cancellationToken), "Done.Archived", JourneyLinks.To(id, "restoration"), JourneyLinks.List);

    /// <summary>Brings a journey back from the archive and opens it.</summary>
    [HttpPost("restoration")]
    public async Task<IActionResult> BringBack(long id, CancellationToken cancellationToken) =>
        Answer(await shelf.SetArchivedAsync(id, false, cancellationToken), "Done.BroughtBack", null, JourneyLinks.To(id));

    /// <summary>Lets new journeys start from this one.</summary>
    [HttpPost("template")]
    public async Task<IActionResult> MakeTemplate(long id, CancellationToken cancellationToken) =>
        Answer(await shelf.SetTemplateAsync(id, true, cancellationToken), "Done.Template", JourneyLinks.To(id, "template/removal"), JourneyLinks.List);

    /// <summary>No longer lets new journeys start from this one.</summary>
    [HttpPost("template/removal")]
    public async Task<IActionResult> UnmakeTemplate(long id, CancellationToken cancellationToken) =>
        Answer(await shelf.SetTemplateAsync(id, false, cancellationToken), "Done.NoTemplate", JourneyLinks.To(id, "template"), JourneyLinks.List);

    private IActionResult Answer(Outcome<string> outcome, string message, string? undoUrl, string next)
    {
        if (outcome.Kind == OutcomeKind.NotFound)
        {
            return NotFound();
        }

        if (!outcome.IsDone)
        {
            this.FlashWarning(text["Problem.Shelf", outcome.Value!]);
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
