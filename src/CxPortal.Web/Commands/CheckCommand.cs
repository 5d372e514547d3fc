using System.CommandLine;
using CxPortal.Data;
using CxPortal.Web.Infrastructure.Health;
using CxPortal.Web.Startup;

namespace CxPortal.Web.Commands;

/// <summary><c>cxportal check</c>: says whether the parts of the installation are fit.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var command = new Command("check", "Say whether database, migrations, browser for PDF, mail, disk and keys are fit.")
        {
            CommonOptions.Json, CommonOptions.Data, CommonOptions.Language,
        };
        command.SetAction((parsed, cancellationToken) => CommandHost.RunUnpreparedAsync(
            parsed, "check", (session, stop) => CheckAsync(session, parsed.GetValue(CommonOptions.Json), stop), cancellationToken));
        return command;
    }

    private static async Task<int> CheckAsync(CommandSession session, bool json, CancellationToken cancellationToken)
    {
        if (!await HasDatabaseAsync(session, cancellationToken))
        {
            await session.Get<DatabaseStart>().PrepareAsync(session.Options.MigrateOnStart, cancellationToken);
        }

        var lines = await session.Get<FitnessReport>().AskAsync(vitalOnly: false, cancellationToken);
        var isFit = lines.All(line => line.Fitness != Fitness.Broken);
        if (json)
        {
            await session.WriteJsonAsync(new { fit = isFit, parts = lines });
        }
        else
        {
            foreach (var line in lines)
            {
                await session.Output.WriteLineAsync($"{line.Fitness.ToString().ToLowerInvariant(),-8} {line.Name,-11} {line.Message}");
            }
        }

        if (!isFit)
        {
            await session.Error.WriteLineAsync("Not fit: " + string.Join(", ", lines.Where(line => line.Fitness == Fitness.Broken).Select(line => line.Name)) + ".");
        }

        return isFit ? CommandHost.Done : CommandHost.Failed;
    }

    /// <summary>An unreachable server is for the probe to report.</summary>
    private static async Task<bool> HasDatabaseAsync(CommandSession session, CancellationToken cancellationToken) =>
        session.Options.Database == "postgres" || await session.Get<IDatabaseProvider>().HasDataAsync(session.Database, cancellationToken);
}
