using CxPortal.Web.Features.Exchange.Print;
using CxPortal.Web.Features.Exchange.Workbook;

namespace CxPortal.Web.Features.Exchange;

/// <summary>Registers the services of this feature.</summary>
internal static class ExchangeModule
{
    public static IServiceCollection AddExchangeFeature(this IServiceCollection services) => services
        .AddScoped<JourneyDocumentReader>()
        .AddScoped<ChangedSinceExport>()
        .AddScoped<JourneyImportPlanner>()
        .AddScoped<JourneyImportService>()
        .AddScoped<ExchangeMessages>()
        .AddScoped<JourneyReportReader>()
        .AddScoped<PublicationReportReader>()
        .AddScoped<JourneyStatusText>()
        .AddScoped<JourneyPrint>()
        .AddScoped<WorkbookWords>()
        .AddScoped<JourneyWorkbook>()
        .AddScoped<WorkbookImport>()
        .AddScoped<JourneyFileReader>()
        .AddScoped<JourneyExportService>()
        .AddScoped<ImportUploads>()
        .AddScoped<ImportPageService>()
        .AddScoped<ChangeText>();
}
