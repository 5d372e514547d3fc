using System.Globalization;
using System.Text.Json;
using ClosedXML.Excel;
using CxPortal.Domain.Catalog;
using CxPortal.Domain.Journeys.Exchange;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Exchange.Workbook;

/// <summary>The sheet with the fields of the journey, where the file comes from, and how it is imported back.</summary>
internal sealed class AboutSheet(IXLWorksheet sheet, IStringLocalizer<ExchangeText> text, WorkbookWords words)
{
    private int row = WorkbookLayout.FirstRow;

    public void Write(JourneyDocument document, string exportedBy, string status)
    {
        sheet.Head(WorkbookLayout.About, WorkbookLayout.AboutColumns, id => text["About." + id]);
        sheet.Column(1).Hide();
        foreach (var field in WorkbookLayout.AboutFields)
        {
            var (value, note) = Field(document, field);
            Line(field, value, note ?? text["About.Note." + field]);
        }

        row++;
        foreach (var field in WorkbookLayout.OriginFields)
        {
            Line(field, Origin(document, field, exportedBy, status), null).Style.Font.FontColor = WorkbookColours.Quiet;
        }

        row++;
        for (var step = 1; step <= 5; step++)
        {
            sheet.Text(row, 2, text["About.How" + step]);
            sheet.Range(row, 2, row, 4).Merge().Style.Alignment.WrapText = true;
            sheet.FitHeight(row, [(text["About.How" + step], 150)]);
            row++;
        }

        sheet.PageSetup.PaperSize = XLPaperSize.A4Paper;
        sheet.PageSetup.PageOrientation = XLPageOrientation.Landscape;
        sheet.PageSetup.FitToPages(1, 0);
    }

    private IXLCell Line(string field, string? value, string? note)
    {
        sheet.Text(row, 1, field);
        sheet.Text(row, 2, text["About.Field." + field]);
        var cell = sheet.Text(row, 3, value);
        cell.Style.NumberFormat.Format = "@";
        sheet.Text(row, 4, note).Style.Font.FontColor = WorkbookColours.Quiet;
        sheet.Range(row, 1, row, 4).Style.Alignment.WrapText = true;
        sheet.Range(row, 1, row, 4).Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
        sheet.FitHeight(row, [(value, 60), (note, 60)]);
        row++;
        return cell;
    }

    /// <summary>Value of a field; rows of the catalogue stand as keys, with their names as the note.</summary>
    private (string? Value, string? Note) Field(JourneyDocument document, string field) => field switch
    {
        "key" => (document.Key, null),
        "title" => (document.Title, null),
        "description" => (document.Description, null),
        "nature" => (words.Of(WordList.Nature, document.Nature), null),
        "baselineKey" => (document.BaselineKey, null),
        "reviewDate" => (document.ReviewDate?.ToString("O", CultureInfo.InvariantCulture), null),
        "contentLanguage" => (document.ContentLanguage, null),
        "isTemplate" => (words.Of(WordList.Truth, document.IsTemplate ? "true" : "false"), null),
        "product" => (document.Product, JourneyDocumentCells.NameOf(document, CatalogKind.Product, document.Product)),
        "segment" => (document.Segment, JourneyDocumentCells.NameOf(document, CatalogKind.Segment, document.Segment)),
        _ => (
            string.Join('\n', document.Channels),
            document.Channels.Count == 0 ? null : string.Join('\n', document.Channels.Select(key => JourneyDocumentCells.NameOf(document, CatalogKind.Channel, key)))),
    };

    private static string? Origin(JourneyDocument document, string field, string exportedBy, string status) => field switch
    {
        "format" => document.Format,
        "formatVersion" => document.FormatVersion.ToString(CultureInfo.InvariantCulture),
        "status" => document.Status is { } code ? JsonNamingPolicy.CamelCase.ConvertName(code.ToString()) + " (" + status + ")" : null,
        "version" => document.Version?.ToString(CultureInfo.InvariantCulture),
        "createdAt" => Instant(document.CreatedAt),
        "updatedAt" => Instant(document.UpdatedAt),
        "exportedAt" => Instant(document.ExportedAt),
        "exportedBy" => exportedBy,
        "fingerprint" => document.Fingerprint,
        _ => document.Etag,
    };

    private static string? Instant(DateTime? utc) => utc?.ToString("O", CultureInfo.InvariantCulture);
}

/// <summary>The sheet with the catalogue rows that the journey names.</summary>
internal sealed class CatalogSheet(IXLWorksheet sheet, IStringLocalizer<ExchangeText> text, WorkbookWords words)
{
    public void Write(JourneyDocument document)
    {
        sheet.Head(WorkbookLayout.Catalog, WorkbookLayout.CatalogColumns, id => text["Catalog." + id]);
        var number = WorkbookLayout.FirstRow;
        foreach (var row in document.Catalog)
        {
            string?[] values = [words.Of(WordList.Catalog, row.Kind), row.Key, row.Name, string.Join('\n', row.Aliases), row.Channel, row.Description];
            for (var column = 0; column < values.Length; column++)
            {
                sheet.Text(number, column + 1, values[column]);
            }

            sheet.FitHeight(number, values.Zip(WorkbookLayout.CatalogColumns, (value, column) => (value, column.Width)));
            number++;
        }

        var data = sheet.Range(WorkbookLayout.FirstRow, 1, Math.Max(WorkbookLayout.FirstRow, number - 1), WorkbookLayout.CatalogColumns.Count);
        data.Style.Alignment.WrapText = true;
        data.Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
        data.Style.NumberFormat.Format = "@";
        sheet.PageSetup.PaperSize = XLPaperSize.A4Paper;
    }
}
