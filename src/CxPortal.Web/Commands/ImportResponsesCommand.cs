using System.CommandLine;
using CxPortal.Web.Features.ResponseImport;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using CxPortal.Web.Infrastructure.Tables;

namespace CxPortal.Web.Commands;

/// <summary><c>cxportal import responses</c>: answers that were given elsewhere, by a mapping file.</summary>
internal static class ImportResponsesCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The answers as .csv, also .csv.gz: a row each response, headers first.", HelpName = "FILE" };
        var map = new Option<string>("--mapping") { Description = "Says which columns are which questions, as JSON.", HelpName = "MAP.json", Required = true };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would change and store nothing." };
        var strict = new Option<bool>("--strict") { Description = "Store nothing when a row has to be skipped." };
        var command = new Command("responses", "Load survey answers.") { file, map, dryRun, strict, CommonOptions.Json }.WithDatabaseOptions();
        command.SetAction((parsed, cancellationToken) => CommandHost.RunAsync(
            parsed,
            "import responses",
            (session, stop) => ImportAsync(
                session,
                parsed.GetValue(file)!,
                parsed.GetValue(map)!,
                new ResponseImportOptions(parsed.GetValue(dryRun), parsed.GetValue(strict)),
                parsed.GetValue(CommonOptions.Json),
                stop),
            cancellationToken));
        return command;
    }

    private static async Task<int> ImportAsync(
        CommandSession session, string path, string mappingPath, ResponseImportOptions options, bool json, CancellationToken cancellationToken)
    {
        session.Require(Permission.ResponsesImport);
        RequireFile(path);
        RequireFile(mappingPath);
        var (mapping, problems) = ResponseMappingReader.Read(await File.ReadAllTextAsync(mappingPath, cancellationToken));
        if (mapping is null)
        {
            var messages = session.Get<TableMessages>();
            throw new CommandException(string.Join(' ', problems.Select(problem => $"{mappingPath}: {messages.Of(problem)}")));
        }

        Outcome<ResponseImportReport> outcome;
        using (var bar = new ProgressBar(session.Error))
        {
            outcome = await session.Get<ResponseImportService>().RunAsync(TableSource.FromFile(path, bar), mapping, options, cancellationToken);
        }

        if (outcome.Value is { } report)
        {
            await ReportAsync(session, report, json);
        }

        return outcome.IsDone
            ? CommandHost.Done
            : throw new CommandException(string.Join(' ', outcome.Problems.Select(problem => $"{PlaceOf(problem, path, mappingPath)}: {problem.Message}")));
    }

    private static void RequireFile(string path)
    {
        if (!File.Exists(path))
        {
            throw new CommandException($"There is no file {path}.");
        }
    }

    private static string PlaceOf(Problem problem, string path, string mappingPath) =>
        problem.Field == ResponseImportService.MappingField ? mappingPath : path;

    private static async Task ReportAsync(CommandSession session, ResponseImportReport report, bool json)
    {
        if (json)
        {
            await session.WriteJsonAsync(report);
            return;
        }

        foreach (var remark in report.Skipped)
        {
            await session.Output.WriteLineAsync($"line {remark.Line}: skipped: {remark.Reason}");
        }

        foreach (var remark in report.Repaired)
        {
            await session.Output.WriteLineAsync($"line {remark.Line}: repaired: {remark.Reason}");
        }

        await session.Output.WriteLineAsync(
            $"{report.Key}: {(report.IsUnchanged ? "nothing changes: " : string.Empty)}{report.Read} read, {report.Stored} stored, {report.Updated} updated, "
            + $"{report.Unchanged} already there, {report.Skipped.Count} skipped, {report.Repaired.Count} repaired{(report.DryRun ? "; nothing was stored" : string.Empty)}.");
    }
}
