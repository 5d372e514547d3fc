using System.Globalization;
using CxPortal.Data;
using CxPortal.Domain.Journeys;
using CxPortal.Domain.Journeys.Exchange;
using CxPortal.Web.Features.Exchange.Print;
using CxPortal.Web.Features.Exchange.Workbook;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Localization;
using CxPortal.Web.Reporting.Pdf;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Exchange;

/// <summary>The forms in which a journey leaves the portal.</summary>
public enum ExportFormat
{
    /// <summary>For reading and printing.</summary>
    Pdf,

    /// <summary>For reading, and for editing in Excel and importing back.</summary>
    Xlsx,

    /// <summary>The whole journey for other programs and installations.</summary>
    Json,
}

/// <summary>An exported file.</summary>
/// <param name="Name">File name made of title and date.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="Content">Its bytes.</param>
public sealed record ExportFile(string Name, string ContentType, byte[] Content);

/// <summary>Exports journeys and notes each export in the audit trail.</summary>
public sealed partial class JourneyExportService(
    CxPortalDbContext database, JourneyReportReader reports, PublicationReportReader publications, JourneyDocumentReader documents,
    JourneyPrint print, JourneyWorkbook workbook, OrganisationClock organisation, IStringLocalizer<ExchangeText> text, ILogger<JourneyExportService> log)
{
    /// <summary>The journey as a file; invalid with what to install when this machine cannot print to PDF.</summary>
    /// <param name="journeyId">The journey.</param>
    /// <param name="number">Number of a published version; null for the journey as it stands now.</param>
    /// <param name="format">In which form.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<Outcome<ExportFile>> ExportAsync(long journeyId, int? number, ExportFormat format, CancellationToken cancellationToken)
    {
        try
        {
            return format == ExportFormat.Json
                ? await ExportDocumentAsync(journeyId, number, cancellationToken)
                : await ExportReportAsync(journeyId, number, format, cancellationToken);
        }
        catch (PdfUnavailableException exception)
        {
            LogNoPdf(exception);
            return Outcome<ExportFile>.Invalid("format", text["Pdf.NoBrowser"]);
        }
    }

    private async Task<Outcome<ExportFile>> ExportDocumentAsync(long journeyId, int? number, CancellationToken cancellationToken)
    {
        var document = number is { } published
            ? await publications.DocumentAsync(journeyId, published, withPictures: true, cancellationToken)
            : await documents.ReadAsync(journeyId, withPictures: true, cancellationToken);
        return document is null
            ? Outcome<ExportFile>.NotFound
            : await DoneAsync(journeyId, number, document, ExportFormat.Json, "application/json", JourneyDocumentJson.Write(document), cancellationToken);
    }

    private async Task<Outcome<ExportFile>> ExportReportAsync(long journeyId, int? number, ExportFormat format, CancellationToken cancellationToken)
    {
        var withPictures = format == ExportFormat.Pdf;
        var report = number is { } published
            ? await publications.ReadAsync(journeyId, published, withPictures, cancellationToken)
            : await reports.ReadAsync(journeyId, withPictures, cancellationToken);
        if (report is null)
        {
            return Outcome<ExportFile>.NotFound;
        }

        return format == ExportFormat.Pdf
            ? await DoneAsync(journeyId, number, report.Document, format, "application/pdf", await print.RenderAsync(report, cancellationToken), cancellationToken)
            : await DoneAsync(journeyId, number, report.Document, format, JourneyWorkbook.ContentType, workbook.Write(report), cancellationToken);
    }

    private async Task<Outcome<ExportFile>> DoneAsync(
        long journeyId, int? number, JourneyDocument document, ExportFormat format, string type, byte[] content, CancellationToken cancellationToken)
    {
        var extension = format.ToString().ToLowerInvariant();
        database.RecordAct(nameof(Journey), journeyId.ToString(CultureInfo.InvariantCulture), document.Title, journeyId, new
        {
            Export = extension,
            Publication = number,
            document.Fingerprint,
            Bytes = content.Length,
        });
        await database.SaveChangesAsync(cancellationToken);
        return new ExportFile(FileName(number is { } published ? FormattableString.Invariant($"{document.Title} v{published}") : document.Title!, extension), type, content);
    }

    /// <summary>Title and the organisation's day, without characters that a file system refuses.</summary>
    private string FileName(string title, string extension)
    {
        var safe = string.Concat(title.Select(character =>
            char.IsControl(character) || "\\/:*?\"<>|".Contains(character, StringComparison.Ordinal) ? ' ' : character));
        safe = string.Join(' ', safe.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim('.');
        safe = safe.Length > 100 ? safe[..100].TrimEnd() : safe;
        return FormattableString.Invariant($"{(safe.Length == 0 ? "journey" : safe)} {organisation.Today:yyyy-MM-dd}.{extension}");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A journey could not be printed to PDF")]
    private partial void LogNoPdf(Exception exception);
}
