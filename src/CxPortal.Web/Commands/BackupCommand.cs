using System.CommandLine;
using CxPortal.Web.Infrastructure.Backups;

namespace CxPortal.Web.Commands;

/// <summary><c>cxportal backup</c>: a consistent copy while the portal serves.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The archive to write; an older one of that name is replaced.", HelpName = "FILE" };
        var command = new Command("backup", "Write a consistent copy of the database, also while the portal serves.")
        {
            file, CommonOptions.Json, CommonOptions.Data,
        };
        command.SetAction((parsed, cancellationToken) => CommandHost.RunAsync(
            parsed,
            "backup",
            async (session, stop) =>
            {
                var path = parsed.GetRequiredValue(file);
                var manifest = await session.Get<BackupService>().WriteAsync(path, stop);
                if (parsed.GetValue(CommonOptions.Json))
                {
                    await session.WriteJsonAsync(manifest);
                }
                else
                {
                    await session.Output.WriteLineAsync($"{path}: {new FileInfo(path).Length} bytes, form {manifest.Migration}");
                }

                return CommandHost.Done;
            },
            cancellationToken));
        return command;
    }
}
