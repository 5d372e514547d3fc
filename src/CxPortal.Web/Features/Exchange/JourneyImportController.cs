using CxPortal.Web.Features.Shared;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Exchange;

/// <summary>Imports of journeys in the browser: a file is chosen, its changes are looked at, and only then is it stored.</summary>
[Can(Permission.JourneysWrite), Can(Permission.ImportsRun)]
[Route("journeys/import"), Route("journeys/{journeyId:long}/import")]
public sealed class JourneyImportController(ImportPageService pages, IStringLocalizer<ExchangeText> text) : Controller
{
    /// <summary>The most bytes of an upload: somewhat more than is accepted, so that a file slightly too large gets its own answer.</summary>
    private const int UploadLimit = JourneyFileReader.MaxBytes + (4 * 1024 * 1024);

    /// <summary>The form.</summary>
    [HttpGet("")]
    public async Task<IActionResult> New(long? journeyId, CancellationToken cancellationToken) =>
        await pages.PageAsync(journeyId, cancellationToken) is { } page ? View(page) : NotFound();

    /// <summary>Takes a file and leads to its preview.</summary>
    [HttpPost(""), RequestSizeLimit(UploadLimit), RequestFormLimits(MultipartBodyLengthLimit = UploadLimit)]
    public async Task<IActionResult> Create(long? journeyId, ImportForm form, CancellationToken cancellationToken)
    {
        if (await pages.PageAsync(journeyId, cancellationToken) is not { } page)
        {
            return NotFound();
        }

        var (token, refused) = await pages.ReceiveAsync(page, form.File, cancellationToken);
        return token is null
            ? this.FormAgain("New", refused, OutcomeKind.Invalid)
            : Redirect(page.Url + "/preview?upload=" + Uri.EscapeDataString(token));
    }

    /// <summary>What the file would change.</summary>
    [HttpGet("preview")]
    public async Task<IActionResult> Preview(long? journeyId, string? upload, CancellationToken cancellationToken)
    {
        if (await pages.PageAsync(journeyId, cancellationToken) is not { } page)
        {
            return NotFound();
        }

        var (preview, refused) = await pages.PreviewAsync(page, upload, cancellationToken);
        return preview is null ? this.FormAgain("New", refused, OutcomeKind.Invalid) : View(preview);
    }

    /// <summary>Stores what was previewed.</summary>
    [HttpPost("confirmation")]
    public async Task<IActionResult> Confirm(long? journeyId, string? upload, string? stamp, CancellationToken cancellationToken)
    {
        if (await pages.PageAsync(journeyId, cancellationToken) is not { } page)
        {
            return NotFound();
        }

        var outcome = await pages.ConfirmAsync(page, upload, stamp ?? string.Empty, cancellationToken);
        if (outcome is { IsDone: true, Value: { } done })
        {
            this.FlashDone(done.Plan.IsUnchanged ? text["Import.Unchanged"] : done.Plan.IsNew ? text["Import.Created"] : text["Import.Updated"]);
            return Redirect("/journeys/" + done.JourneyId);
        }

        var (preview, refused) = await pages.PreviewAsync(page, upload, cancellationToken);
        return preview is null
            ? this.FormAgain("New", refused, OutcomeKind.Invalid)
            : this.FormAgain("Preview", preview with { IsStale = true }, OutcomeKind.Stale);
    }
}
