using CxPortal.Web.Features.Shared;
using CxPortal.Web.Features.Surveys;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Localization;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.ResponseImport;

/// <summary>Imports of answers in the browser.</summary>
[Can(Permission.ResponsesImport)]
[Route("surveys/import")]
public sealed class ResponseImportController(WizardService wizard, IStringLocalizer<ResponseImportText> text) : Controller
{
    /// <summary>The most bytes of an upload: somewhat more than is accepted, so that a file slightly too large gets its own answer.</summary>
    private const int UploadLimit = WizardService.MaxBytes + (4 * 1024 * 1024);

    /// <summary>For how long a large file may be read, in milliseconds.</summary>
    private const int LongestImport = 600_000;

    /// <summary>The form of the file.</summary>
    [HttpGet("")]
    public IActionResult New() => View(new WizardStart());

    /// <summary>Takes a file and leads to its columns.</summary>
    [HttpPost(""), RequestSizeLimit(UploadLimit), RequestFormLimits(MultipartBodyLengthLimit = UploadLimit)]
    public async Task<IActionResult> Create(IFormFile? file, CancellationToken cancellationToken)
    {
        var (token, refused) = await wizard.ReceiveAsync(file, cancellationToken);
        return token is null ? this.FormAgain("New", refused, OutcomeKind.Invalid) : Redirect("/surveys/import/columns?upload=" + Uri.EscapeDataString(token));
    }

    /// <summary>What the columns are, as proposed.</summary>
    [HttpGet("columns")]
    public async Task<IActionResult> Columns(string? upload, [FromQuery] WizardFormat format, CancellationToken cancellationToken) =>
        await wizard.ColumnsAsync(upload, format, cancellationToken) is { } page ? View(page) : UploadGone();

    /// <summary>Takes what was said of the columns and leads to the preview.</summary>
    [HttpPost("columns"), RequestTimeout(LongestImport)]
    public async Task<IActionResult> Map(string? upload, [Bind(Prefix = "Form")] MappingForm form, CancellationToken cancellationToken)
    {
        var (mapping, page) = await wizard.MapAsync(upload, form, cancellationToken);
        if (mapping is not null)
        {
            return Redirect($"/surveys/import/preview?upload={Uri.EscapeDataString(upload!)}&mapping={Uri.EscapeDataString(mapping)}");
        }

        return page is null ? UploadGone() : this.FormAgain("Columns", page, OutcomeKind.Invalid);
    }

    /// <summary>What the import would do.</summary>
    [HttpGet("preview"), RequestTimeout(LongestImport)]
    public async Task<IActionResult> Preview(string? upload, string? mapping, CancellationToken cancellationToken) =>
        await wizard.PreviewAsync(upload, mapping, cancellationToken) is { } preview ? View(preview) : UploadGone();

    /// <summary>Imports what was previewed.</summary>
    [HttpPost("confirmation"), RequestTimeout(LongestImport)]
    public async Task<IActionResult> Confirm(string? upload, string? mapping, CancellationToken cancellationToken)
    {
        var outcome = await wizard.ConfirmAsync(upload, mapping, cancellationToken);
        if (outcome is { IsDone: true, Value: { SurveyId: { } id } report })
        {
            this.FlashDone(report.IsUnchanged ? text["Done.Unchanged"] : text.Count("Done", report.Stored + report.Updated));
            return Redirect(SurveyLinks.To(id, "results"));
        }

        return outcome.Kind == OutcomeKind.NotFound
            ? UploadGone()
            : this.FormAgain("New", new WizardStart(null, [.. outcome.Problems.Select(problem => problem.Message)]), OutcomeKind.Invalid);
    }

    private ViewResult UploadGone() => this.FormAgain("New", new WizardStart(null, [text["UploadGone"]]), OutcomeKind.Invalid);
}
