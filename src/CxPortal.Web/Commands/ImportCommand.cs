using System.CommandLine;
using CxPortal.Domain.Journeys.Exchange;
using CxPortal.Web.Features.Exchange;
using CxPortal.Web.Infrastructure.Security;

namespace CxPortal.Web.Commands;

/// <summary><c>cxportal import</c>: reads a file and stores what it says, as an import in the portal would.</summary>
internal static class ImportCommand
{
    public static Command Create() => new("import", "Import from a file.") { CreateJourney(), ImportResponsesCommand.Create() };

    private static Command CreateJourney()
    {
        var file = new Argument<string>("file") { Description = "A journey as .json or .xlsx, exported from a portal.", HelpName = "FILE" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would change and store nothing." };
        var strict = new Option<bool>("--strict") { Description = "Refuse a file with names that the catalogue does not know, instead of keeping them as text." };
        var command = new Command("journey", "Create or update a journey.") { file, dryRun, strict, CommonOptions.Json }.WithDatabaseOptions();
        command.SetAction((parsed, cancellationToken) => CommandHost.RunAsync(
            parsed,
            "import journey",
            (session, stop) => ImportAsync(
                session, parsed.GetValue(file)!, parsed.GetValue(dryRun), parsed.GetValue(strict), parsed.GetValue(CommonOptions.Json), stop),
            cancellationToken));
        return command;
    }

    private static async Task<int> ImportAsync(
        CommandSession session, string path, bool isDryRun, bool isStrict, bool json, CancellationToken cancellationToken)
    {
        session.Require(Permission.ImportsRun);
        session.Require(Permission.JourneysWrite);
        var read = session.Get<JourneyFileReader>().Read(await ContentAsync(path, cancellationToken));
        if (read.Reading.Document is not { } document)
        {
            return await RefuseAsync(session, path, read.Reading.Problems);
        }

        var imports = session.Get<JourneyImportService>();
        var plan = await imports.PlanAsync(document, read.Options, cancellationToken);
        if (plan.Problems.Count > 0)
        {
            return await RefuseAsync(session, path, plan.Problems);
        }

        if (isStrict && plan.UnmatchedNames.Count > 0)
        {
            throw new CommandException($"{path}: the catalogue does not know {string.Join(", ", plan.UnmatchedNames.Select(name => "\"" + name + "\""))}; nothing was stored.");
        }

        if (!isDryRun)
        {
            var outcome = await imports.ApplyAsync(document, read.Options with { ConfirmedStamp = plan.Stamp }, cancellationToken);
            if (!outcome.IsDone)
            {
                throw new CommandException($"{path}: {(outcome.Problems.Count > 0 ? outcome.Problems[0].Message : "somebody changed the journey meanwhile; nothing was stored.")}");
            }
        }

        await ReportAsync(session, ImportReport.Of(plan, isDryRun), plan, json);
        return CommandHost.Done;
    }

    private static async Task<byte[]> ContentAsync(string path, CancellationToken cancellationToken)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            throw new CommandException($"There is no file {path}.");
        }

        return file.Length <= JourneyFileReader.MaxBytes
            ? await File.ReadAllBytesAsync(path, cancellationToken)
            : throw new CommandException($"{path}: the file is larger than 20 MB.");
    }

    private static async Task<int> RefuseAsync(CommandSession session, string path, IReadOnlyList<ExchangeProblem> problems)
    {
        var messages = session.Get<ExchangeMessages>();
        foreach (var problem in problems)
        {
            await session.Error.WriteLineAsync($"{path}: {messages.Of(problem)}");
        }

        return CommandHost.Failed;
    }

    private static async Task ReportAsync(CommandSession session, ImportReport report, JourneyImportPlan plan, bool json)
    {
        if (json)
        {
            await session.WriteJsonAsync(report);
            return;
        }

        if (plan.IsUnchanged)
        {
            await session.Output.WriteLineAsync($"{report.Key}: nothing changes.");
            return;
        }

        var changes = session.Get<ChangeText>();
        foreach (var change in plan.Changes)
        {
            var values = string.Join(" -> ", new[] { change.Before, change.After }.OfType<string>()
                .Select(value => "\"" + changes.ValueOf(change.Field, value)?.Replace("\n", " / ", StringComparison.Ordinal) + "\""));
            var since = change.ChangedSinceBy is { } actor ? $" [changed in the portal by {actor}]" : string.Empty;
            await session.Output.WriteLineAsync($"{changes.KindOf(change)}: {changes.WhereOf(change)}: {values}{since}");
        }

        await session.Output.WriteLineAsync(
            $"{report.Key}: {report.Read} read, {report.Stored} new, {report.Updated} changed, {report.Unchanged} unchanged{(report.DryRun ? "; nothing was stored" : string.Empty)}.");
    }
}
