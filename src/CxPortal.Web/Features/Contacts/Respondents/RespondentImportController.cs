using CxPortal.Web.Infrastructure.Security;
using CxPortal.Web.Infrastructure.Tables;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Contacts.Respondents;

/// <summary>Takes respondents from a file.</summary>
[Can(Permission.ContactsManage)]
[Route("respondents/import")]
public sealed class RespondentImportController(RespondentImport import, IStringLocalizer<ContactsText> text) : Controller
{
    /// <summary>The form.</summary>
    [HttpGet("")]
    public IActionResult Index() => View("Import", null);

    /// <summary>Reads the file, and stores it unless it is only to be looked at.</summary>
    [HttpPost("")]
    [RequestSizeLimit(RespondentImport.UploadLimit), RequestFormLimits(MultipartBodyLengthLimit = RespondentImport.UploadLimit)]
    public async Task<IActionResult> Run(IFormFile? file, bool isWindows, bool tryOut, CancellationToken cancellationToken)
    {
        if (file is not { Length: > 0 })
        {
            ModelState.AddModelError(nameof(file), text["RespondentImport.NoFile"]);
            return Again(null);
        }

        using var memory = new MemoryStream();
        await file.CopyToAsync(memory, cancellationToken);
        var report = await import.RunAsync(TableSource.FromBytes(file.FileName, memory.ToArray()), isWindows, tryOut, cancellationToken);
        if (report.Problem is not null)
        {
            ModelState.AddModelError(nameof(file), report.Problem);
            return Again(null);
        }

        return View("Import", report);
    }

    private ViewResult Again(RespondentImportReport? report)
    {
        var result = View("Import", report);
        result.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return result;
    }
}
