using CxPortal.Data;
using CxPortal.Web.Infrastructure.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Exchange;

/// <summary>Leads an import through its pages: choose a file, look at what changes, confirm.</summary>
public sealed class ImportPageService(
    CxPortalDbContext database, JourneyFileReader reader, JourneyImportService imports, ImportUploads uploads, ExchangeMessages messages,
    IStringLocalizer<ExchangeText> text)
{
    /// <summary>The page on which a file is chosen; null when there is no such journey.</summary>
    public async Task<ImportPage?> PageAsync(long? journeyId, CancellationToken cancellationToken)
    {
        if (journeyId is null)
        {
            return new ImportPage((ImportTarget?)null);
        }

        var target = await database.Journeys.AsNoTracking()
            .Where(journey => journey.Id == journeyId)
            .Select(journey => new ImportTarget(journey.Id, journey.Key, journey.Title))
            .SingleOrDefaultAsync(cancellationToken);
        return target is null ? null : new ImportPage(target);
    }

    /// <summary>Reads a chosen file and keeps it for its preview.</summary>
    /// <returns>The token of the upload, or the page with what is wrong with the file.</returns>
    public async Task<(string? Token, ImportPage Page)> ReceiveAsync(ImportPage page, IFormFile? file, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            return (null, page with { Problems = [text["Import.NoFile"]] });
        }

        page = page with { FileName = Path.GetFileName(file.FileName) };
        if (file.Length > JourneyFileReader.MaxBytes)
        {
            return (null, page with { Problems = [text["Problem.TooLarge", 20]] });
        }

        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, cancellationToken);
        var bytes = content.ToArray();
        var (plan, problems) = await PlanAsync(page, bytes, cancellationToken);
        return plan is null
            ? (null, page with { Problems = problems })
            : (await uploads.KeepAsync(bytes, page.FileName, cancellationToken), page);
    }

    /// <summary>What a kept upload would change; null when it is gone.</summary>
    public async Task<(ImportPreview? Preview, ImportPage Page)> PreviewAsync(ImportPage page, string? token, CancellationToken cancellationToken)
    {
        if (await uploads.FindAsync(token, cancellationToken) is not { } upload)
        {
            return (null, page with { Problems = [text["Import.UploadGone"]] });
        }

        var (plan, problems) = await PlanAsync(page, upload.Content, cancellationToken);
        return plan is null
            ? (null, page with { FileName = upload.FileName, Problems = problems })
            : (new ImportPreview(page, upload, plan), page);
    }

    /// <summary>
    /// Imports a kept upload as it was previewed. Stale, with the preview as it is now, when anything changed in between.
    /// </summary>
    public async Task<Outcome<JourneyImportResult>> ConfirmAsync(ImportPage page, string? token, string stamp, CancellationToken cancellationToken)
    {
        if (await uploads.FindAsync(token, cancellationToken) is not { } upload)
        {
            return Outcome<JourneyImportResult>.Invalid(string.Empty, text["Import.UploadGone"]);
        }

        var file = reader.Read(upload.Content);
        return file.Reading.Document is { } document
            ? await imports.ApplyAsync(document, file.Options with { ExpectedKey = page.Target?.Key, ConfirmedStamp = stamp }, cancellationToken)
            : Outcome<JourneyImportResult>.Invalid(string.Empty, messages.Of(file.Reading.Problems[0]));
    }

    private async Task<(JourneyImportPlan? Plan, IReadOnlyList<string> Problems)> PlanAsync(ImportPage page, byte[] content, CancellationToken cancellationToken)
    {
        var file = reader.Read(content);
        if (file.Reading.Document is not { } document)
        {
            return (null, [.. file.Reading.Problems.Select(messages.Of)]);
        }

        var plan = await imports.PlanAsync(document, file.Options with { ExpectedKey = page.Target?.Key }, cancellationToken);
        return plan.Problems.Count > 0 ? (null, [.. plan.Problems.Select(messages.Of)]) : (plan, []);
    }
}
