using System.CommandLine;
using CxPortal.Web.Infrastructure.Backups;

namespace CxPortal.Web.Commands;

/// <summary><c>cxportal restore</c>: puts a backup in place of the database.</summary>
internal static class RestoreCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "An archive that backup wrote.", HelpName = "FILE" };
        var command = new Command("restore", "Put a backup in place of the database; the portal must not be serving.")
        {
            file, CommonOptions.Json, CommonOptions.Data,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            BackupManifest? restored = null;
            var code = await CommandHost.RunAloneAsync(
                parsed,
                "restore",
                async (session, stop) =>
                {
                    restored = await session.Get<RestoreService>().RestoreAsync(parsed.GetRequiredValue(file), stop);
                    return CommandHost.Done;
                },
                cancellationToken);
            return restored is null ? code : await FinishAsync(parsed, restored, cancellationToken);
        });
        return command;
    }

    /// <summary>Brings the restored database up to date and notes the restore in its audit trail.</summary>
    private static Task<int> FinishAsync(ParseResult parsed, BackupManifest restored, CancellationToken cancellationToken) => CommandHost.RunAsync(
        parsed,
        "restore",
        async (session, stop) =>
        {
            session.Database.RecordAct("Backup", restored.CreatedAt.ToString("O"), details: restored);
            await session.Database.SaveChangesAsync(stop);
            if (parsed.GetValue(CommonOptions.Json))
            {
                await session.WriteJsonAsync(restored);
            }
            else
            {
                await session.Output.WriteLineAsync($"Restored the state of {restored.CreatedAt:yyyy-MM-dd HH:mm:ss} UTC, form {restored.Migration}");
            }

            return CommandHost.Done;
        },
        cancellationToken);
}
