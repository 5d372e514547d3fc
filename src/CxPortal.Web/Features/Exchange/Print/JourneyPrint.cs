using System.Globalization;
using System.Text;
using CxPortal.Domain.Journeys.Exchange;
using CxPortal.Web.Infrastructure.Localization;
using CxPortal.Web.Reporting;
using CxPortal.Web.Reporting.Pdf;

namespace CxPortal.Web.Features.Exchange.Print;

/// <summary>A journey laid out for paper.</summary>
/// <param name="Report">The journey.</param>
/// <param name="Sheets">Its matrix, sheet by sheet.</param>
/// <param name="ExportedAt">Date and time of the export, in the reader's zone and language.</param>
public sealed record PrintedJourney(JourneyReport Report, IReadOnlyList<PrintSheet> Sheets, string ExportedAt)
{
    /// <summary>Touchpoints whose cards say more than the matrix.</summary>
    public IReadOnlyList<int> Cards { get; } =
    [
        .. Report.Cards.Index().Where(card => card.Item is { PainPoints: not null } or { WhatBroke: not null } or { Recovery: not null } or { ClientSaid: not null }
            || card.Item.Links.Count > 0 || card.Item.Pictures.Count > 0).Select(card => card.Index),
    ];
}

/// <summary>Prints journeys to PDF.</summary>
public sealed class JourneyPrint(RazorText razor, IPdfRenderer pdf, JourneyStatusText statuses, DisplayTime time)
{
    private const double PaperWidth = 400;
    private const double LaneWidth = 42;

    /// <summary>The PDF of a journey.</summary>
    /// <exception cref="PdfUnavailableException">This machine has nothing to print with.</exception>
    public async Task<byte[]> RenderAsync(JourneyReport report, CancellationToken cancellationToken)
    {
        var printed = new PrintedJourney(report, PrintPaging.Split(report.Matrix.Stages), time.Stamp(report.Document.ExportedAt!.Value));
        var html = await razor.RenderAsync("/Features/Exchange/Print/Journey.cshtml", printed);
        return await pdf.RenderAsync(new PdfSource(html, Resources(printed)), cancellationToken);
    }

    private Dictionary<string, PdfResource> Resources(PrintedJourney printed)
    {
        var resources = new Dictionary<string, PdfResource> { ["/page.css"] = new("text/css", Encoding.UTF8.GetBytes(PageStyle(printed))) };
        foreach (var picture in printed.Report.Cards.SelectMany(card => card.Pictures))
        {
            resources.TryAdd(PathOf(picture), new PdfResource(picture.ContentType!, picture.Content!));
        }

        return resources;
    }

    /// <summary>Where the document finds a picture.</summary>
    public static string PathOf(PictureDocument picture) => "/pictures/" + picture.Sha256;

    /// <summary>What differs from journey to journey: the words of the footer, and how wide a column is.</summary>
    private string PageStyle(PrintedJourney printed)
    {
        var widest = Math.Max(1, printed.Sheets.Select(sheet => sheet.Columns.Count).DefaultIfEmpty(1).Max());
        var column = (PaperWidth - LaneWidth) / widest;
        var style = new StringBuilder();
        style.AppendLine(CultureInfo.InvariantCulture, $"@page {{ @bottom-left {{ content: {Quoted(printed.Report.Head.Title)}; }}");
        style.AppendLine(CultureInfo.InvariantCulture, $"@bottom-center {{ content: {Quoted(statuses.Of(printed.Report.Head) + " · " + printed.ExportedAt)}; }} }}");
        foreach (var count in printed.Sheets.Select(sheet => sheet.Columns.Count).Distinct())
        {
            style.AppendLine(CultureInfo.InvariantCulture, $".cols-{count} {{ width: {LaneWidth + (count * column):0.###}mm; }}");
        }

        style.AppendLine(CultureInfo.InvariantCulture, $".col-lane {{ width: {LaneWidth}mm; }}");
        return style.ToString();
    }

    /// <summary>A text as a CSS string: everything but letters and digits is written by its number.</summary>
    private static string Quoted(string text)
    {
        var result = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or '.' or ',' or ':')
            {
                result.Append(rune.ToString());
            }
            else
            {
                result.Append(CultureInfo.InvariantCulture, $"\\{rune.Value:x} ");
            }
        }

        return result.Append('"').ToString();
    }
}
