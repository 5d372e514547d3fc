using ClosedXML.Excel;
using CxPortal.Data.Audit;
using CxPortal.Web.Features.Matrix;
using CxPortal.Web.Infrastructure.Localization;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Exchange.Workbook;

/// <summary>Writes a journey as an Excel workbook: the matrix as it is seen, the items to edit, the journey's fields, its catalogue rows.</summary>
public sealed class JourneyWorkbook(
    IStringLocalizer<ExchangeText> text, WorkbookWords words, LaneNames lanes, EmotionWords emotions, ColumnWords columns, JourneyStatusText statuses,
    DisplayTime time, OperationContext operation)
{
    /// <summary>Type of the file.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The workbook.</summary>
    public byte[] Write(JourneyReport report)
    {
        using var workbook = new XLWorkbook();
        workbook.Properties.Title = report.Head.Title;
        workbook.Properties.Author = operation.Actor;
        workbook.Style.Font.FontName = "Calibri";
        new MatrixSheet(text, lanes, emotions, columns, words).Write(workbook.AddWorksheet(text["Sheet.Matrix"]), report, Facts(report));
        new ItemsSheet(workbook.AddWorksheet(text["Sheet.Items"]), text, words, lanes).Write(report.Document);
        new AboutSheet(workbook.AddWorksheet(text["Sheet.About"]), text, words).Write(report.Document, operation.Actor, statuses.Of(report.Head));
        new CatalogSheet(workbook.AddWorksheet(text["Sheet.Catalog"]), text, words).Write(report.Document);
        using var content = new MemoryStream();
        workbook.SaveAs(content);
        return content.ToArray();
    }

    private string Facts(JourneyReport report)
    {
        var head = report.Head;
        string?[] facts = [text["Nature." + head.Nature], statuses.Of(head), head.Product, head.Segment, time.Stamp(report.Document.ExportedAt!.Value)];
        return string.Join(" · ", facts.OfType<string>());
    }
}
