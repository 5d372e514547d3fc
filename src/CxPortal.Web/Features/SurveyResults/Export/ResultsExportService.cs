using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CxPortal.Data;
using CxPortal.Domain.Surveys;
using CxPortal.Web.Features.SurveyResults.Figures;
using CxPortal.Web.Features.SurveyResults.Print;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Localization;
using CxPortal.Web.Reporting.Pdf;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.SurveyResults.Export;

/// <summary>The forms in which results leave the portal.</summary>
public enum ResultsFormat
{
    /// <summary>For reading and printing.</summary>
    Pdf = 1,

    /// <summary>A workbook.</summary>
    Xlsx = 2,

    /// <summary>A table for other programs.</summary>
    Csv = 3,

    /// <summary>The document that <c>cxportal figures</c> prints.</summary>
    Json = 4,
}

/// <summary>A file that was written.</summary>
/// <param name="Name">Its name, made of the survey's key and the day.</param>
/// <param name="ContentType">Its type.</param>
public sealed record WrittenFile(string Name, string ContentType);

/// <summary>Exports figures of surveys, suppressed as on the screen, and notes each export in the audit trail.</summary>
public sealed class ResultsExportService(
    CxPortalDbContext database, SurveyFigures figures, ResultsPrint print, OrganisationClock organisation, IStringLocalizer<SurveyResultsText> text)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the figures; not found without such a survey, invalid with what to install when this machine cannot print to PDF.</summary>
    public async Task<Outcome<WrittenFile>> WriteAsync(FiguresQuery query, ResultsFormat format, Stream target, CancellationToken cancellationToken)
    {
        if (await figures.ComputeAsync(query, cancellationToken) is not { } result)
        {
            return Outcome<WrittenFile>.NotFound;
        }

        try
        {
            var type = await WriteAsync(result, format, target, cancellationToken);
            var extension = format.ToString().ToLowerInvariant();
            database.RecordAct(nameof(Survey), result.Survey.Id.ToString(CultureInfo.InvariantCulture), result.Survey.Title, details: new { Export = "results", Format = extension, query.MinN });
            await database.SaveChangesAsync(cancellationToken);
            return new WrittenFile(FormattableString.Invariant($"{result.Survey.Key}-{organisation.Today:yyyy-MM-dd}.{extension}"), type);
        }
        catch (PdfUnavailableException)
        {
            return Outcome<WrittenFile>.Invalid("format", text["Pdf.NoBrowser"]);
        }
    }

    private async Task<string> WriteAsync(FiguresResult result, ResultsFormat format, Stream target, CancellationToken cancellationToken)
    {
        switch (format)
        {
            case ResultsFormat.Pdf:
                await target.WriteAsync(await print.RenderAsync(result, cancellationToken), cancellationToken);
                return "application/pdf";
            case ResultsFormat.Xlsx:
                WriteWorkbook(result, target);
                return XlsxStream.ContentType;
            case ResultsFormat.Csv:
                using (var csv = new CsvStream(target))
                {
                    foreach (var line in FigureLines.Of(result))
                    {
                        csv.WriteRow(line);
                    }
                }

                return "text/csv; charset=utf-8";
            default:
                await JsonSerializer.SerializeAsync(target, FiguresJson.Write(result), Json, cancellationToken);
                return "application/json";
        }
    }

    private void WriteWorkbook(FiguresResult result, Stream target)
    {
        using var workbook = new XlsxStream(target);
        workbook.BeginSheet(text["Sheet.Figures"], FigureLines.Heads);
        foreach (var line in FigureLines.Of(result).Skip(1))
        {
            workbook.WriteRow(line);
        }

        workbook.BeginSheet(text["Sheet.About"], [text["About.What"], text["About.Value"]]);
        workbook.WriteRow([text["About.Survey"].Value, result.Survey.Title]);
        workbook.WriteRow([text["About.Key"].Value, result.Survey.Key]);
        workbook.WriteRow([text["About.AsOf"].Value, result.AsOf.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)]);
        workbook.WriteRow([text["About.KnownAt"].Value, result.KnownAt.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)]);
        workbook.WriteRow([text["About.From"].Value, result.Query.From]);
        workbook.WriteRow([text["About.To"].Value, result.Query.To]);
        workbook.WriteRow([text["About.Threshold"].Value, result.Query.MinN]);
        workbook.WriteRow([text["About.Definition"].Value, FiguresResult.Definition.ToString()]);
    }
}
