using System.CommandLine;
using CxPortal.Web.Startup;

namespace CxPortal.Web.Commands;

/// <summary><c>cxportal migrate</c>: brings the database up to date, after a backup.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var command = new Command("migrate", "Bring the database up to date, after a backup.") { CommonOptions.Data };
        command.SetAction((parsed, cancellationToken) => CommandHost.RunUnpreparedAsync(
            parsed,
            "migrate",
            async (session, stop) =>
            {
                var done = await session.Get<DatabaseStart>().PrepareAsync(migrate: true, stop);
                await session.Output.WriteLineAsync(done.Applied.Count == 0
                    ? "The database is up to date."
                    : "Applied: " + string.Join(", ", done.Applied));
                if (done.Backup is { } backup)
                {
                    await session.Error.WriteLineAsync("The database was copied to " + backup + " before.");
                }

                return CommandHost.Done;
            },
            cancellationToken));
        return command;
    }
}
