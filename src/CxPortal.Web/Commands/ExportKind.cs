using CxPortal.Web.Features.Audit;
using CxPortal.Web.Features.Exchange;
using CxPortal.Web.Features.SurveyResults.Export;
using CxPortal.Web.Features.SurveyResults.Figures;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Commands;

/// <summary>Something that <c>cxportal export</c> writes.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="HasKey">Whether a key says which one; otherwise there is only one.</param>
/// <param name="Formats">The forms it has.</param>
/// <param name="WriteAsync">Writes it.</param>
internal sealed record ExportKind(string Name, bool HasKey, IReadOnlyList<string> Formats, Func<ExportRequest, CancellationToken, Task> WriteAsync)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ExportKind> All { get; } =
    [
        new("journey", HasKey: true, ["pdf", "xlsx", "json"], WriteJourneyAsync),
        new("survey", HasKey: true, ["pdf", "xlsx", "csv", "json"], WriteSurveyAsync),
        new("responses", HasKey: true, ["csv", "xlsx"], WriteResponsesAsync),
        new("audit", HasKey: false, ["csv", "xlsx", "json"], WriteAuditAsync),
    ];

    private static async Task WriteJourneyAsync(ExportRequest request, CancellationToken cancellationToken)
    {
        request.Session.Require(Permission.ExportsDownload);
        var id = await request.Session.Database.Journeys.Where(journey => journey.Key == request.Key).Select(journey => (long?)journey.Id).SingleOrDefaultAsync(cancellationToken)
            ?? throw new CommandException($"There is no journey with the key {request.Key}.");
        var outcome = await request.Session.Get<JourneyExportService>().ExportAsync(id, null, Enum.Parse<ExportFormat>(request.Format, ignoreCase: true), cancellationToken);
        if (!outcome.IsDone)
        {
            throw new CommandException(outcome.Problems.Count > 0 ? outcome.Problems[0].Message : $"There is no journey with the key {request.Key}.");
        }

        await request.Target.WriteAsync(outcome.Value!.Content, cancellationToken);
    }

    private static async Task WriteSurveyAsync(ExportRequest request, CancellationToken cancellationToken)
    {
        request.Session.Require(Permission.ResultsRead);
        request.Session.Require(Permission.ExportsDownload);
        var id = await SurveyIdAsync(request, cancellationToken);
        Complain(request, await request.Session.Get<ResultsExportService>().WriteAsync(
            new FiguresQuery(id), Enum.Parse<ResultsFormat>(request.Format, ignoreCase: true), request.Target, cancellationToken));
    }

    private static async Task WriteResponsesAsync(ExportRequest request, CancellationToken cancellationToken)
    {
        request.Session.Require(Permission.ResponsesRead);
        request.Session.Require(Permission.ExportsDownload);
        var id = await SurveyIdAsync(request, cancellationToken);
        Complain(request, await request.Session.Get<ResponsesExportService>().WriteAsync(
            id, Enum.Parse<ResultsFormat>(request.Format, ignoreCase: true), request.Target, cancellationToken));
    }

    private static async Task<long> SurveyIdAsync(ExportRequest request, CancellationToken cancellationToken) =>
        await request.Session.Database.Surveys.Where(survey => survey.Key == request.Key).Select(survey => (long?)survey.Id).SingleOrDefaultAsync(cancellationToken)
        ?? throw new CommandException($"There is no survey with the key {request.Key}.");

    private static void Complain(ExportRequest request, Outcome outcome)
    {
        if (!outcome.IsDone)
        {
            throw new CommandException(outcome.Problems.Count > 0 ? outcome.Problems[0].Message : $"There is no survey with the key {request.Key}.");
        }
    }

    private static async Task WriteAuditAsync(ExportRequest request, CancellationToken cancellationToken)
    {
        request.Session.Require(Permission.AuditRead);
        var format = Enum.Parse<AuditFormat>(request.Format, ignoreCase: true);
        var export = request.Session.Get<AuditExport>();
        await export.RecordAsync(format, cancellationToken);
        await export.WriteAsync(new AuditFilter(), format, request.Target, cancellationToken);
    }
}

/// <summary>What is to be exported.</summary>
/// <param name="Session">The command that asks for it.</param>
/// <param name="Key">Which one; empty where there is only one.</param>
/// <param name="Format">One of the kind's formats.</param>
/// <param name="Target">Takes the file.</param>
internal sealed record ExportRequest(CommandSession Session, string Key, string Format, Stream Target);
