using CxPortal.Web.Features.SurveyResults.Figures;
using CxPortal.Web.Reporting;
using CxPortal.Web.Reporting.Pdf;

namespace CxPortal.Web.Features.SurveyResults.Print;

/// <summary>Prints results to PDF.</summary>
public sealed class ResultsPrint(RazorText razor, IPdfRenderer pdf)
{
    /// <summary>The PDF.</summary>
    /// <exception cref="PdfUnavailableException">This machine has nothing to print with.</exception>
    public async Task<byte[]> RenderAsync(FiguresResult figures, CancellationToken cancellationToken) => await pdf.RenderAsync(
        new PdfSource(await razor.RenderAsync("/Features/SurveyResults/Print/Results.cshtml", figures), new Dictionary<string, PdfResource>()), cancellationToken);
}
