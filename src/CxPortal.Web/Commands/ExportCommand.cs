using System.CommandLine;
using CxPortal.Web.Features.Exchange;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Commands;

/// <summary><c>cxportal export</c>: writes something to a file, as a download of the portal would.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var kind = new Argument<string>("kind") { Description = "What to export." };
        kind.AcceptOnlyFromAmong("journey");
        var key = new Argument<string>("key") { Description = "Key of the thing (see `cxportal list`)." };
        var format = new Option<string>("--format") { Description = "Form of the file.", Required = true };
        format.AcceptOnlyFromAmong("pdf", "xlsx", "json");
        var file = new Option<string>("--output", "-o") { Description = "The file to write; an existing one is replaced.", HelpName = "FILE", Required = true };
        var command = new Command("export", "Export to a file.") { kind, key, format, file }.WithDatabaseOptions();
        command.SetAction((parsed, cancellationToken) => CommandHost.RunAsync(
            parsed,
            "export " + parsed.GetValue(kind),
            (session, stop) => ExportJourneyAsync(
                session, parsed.GetValue(key)!, Enum.Parse<ExportFormat>(parsed.GetValue(format)!, ignoreCase: true), parsed.GetValue(file)!, stop),
            cancellationToken));
        return command;
    }

    private static async Task<int> ExportJourneyAsync(
        CommandSession session, string key, ExportFormat format, string file, CancellationToken cancellationToken)
    {
        session.Require(Permission.ExportsDownload);
        var id = await session.Database.Journeys.Where(journey => journey.Key == key).Select(journey => (long?)journey.Id).SingleOrDefaultAsync(cancellationToken)
            ?? throw new CommandException($"There is no journey with the key {key}.");
        var outcome = await session.Get<JourneyExportService>().ExportAsync(id, format, cancellationToken);
        if (!outcome.IsDone)
        {
            throw new CommandException(outcome.Problems.Count > 0 ? outcome.Problems[0].Message : $"There is no journey with the key {key}.");
        }

        await WriteAsync(file, outcome.Value!.Content, cancellationToken);
        return CommandHost.Done;
    }

    /// <summary>Writes beside the target first, so that a full disk leaves no half of a file.</summary>
    private static async Task WriteAsync(string file, byte[] content, CancellationToken cancellationToken)
    {
        var partial = file + ".partial";
        try
        {
            await File.WriteAllBytesAsync(partial, content, cancellationToken);
            File.Move(partial, file, overwrite: true);
        }
        finally
        {
            File.Delete(partial);
        }
    }
}
