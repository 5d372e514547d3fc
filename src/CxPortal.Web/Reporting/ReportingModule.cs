using CxPortal.Web.Reporting.Pdf;

namespace CxPortal.Web.Reporting;

/// <summary>Registers what reports are made with.</summary>
internal static class ReportingModule
{
    public static IServiceCollection AddReporting(this IServiceCollection services) => services
        .AddSingleton<ChromiumHost>()
        .AddSingleton<IPdfRenderer, ChromiumPdfRenderer>()
        .AddScoped<RazorText>();
}
