using System.CommandLine;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Commands;

/// <summary><c>cxportal list</c>: keys and titles of what can be named in other commands.</summary>
internal static class ListCommand
{
    public static Command Create()
    {
        var kind = new Argument<string>("kind") { Description = "What to list." };
        kind.AcceptOnlyFromAmong("journeys");
        var command = new Command("list", "List keys and titles.") { kind, CommonOptions.Json }.WithDatabaseOptions();
        command.SetAction((parsed, cancellationToken) => CommandHost.RunAsync(
            parsed,
            "list " + parsed.GetValue(kind),
            (session, stop) => ListJourneysAsync(session, parsed.GetValue(CommonOptions.Json), stop),
            cancellationToken));
        return command;
    }

    private static async Task<int> ListJourneysAsync(CommandSession session, bool json, CancellationToken cancellationToken)
    {
        session.Require(Permission.JourneysRead);
        var journeys = await session.Database.Journeys.AsNoTracking()
            .Where(journey => journey.ArchivedAt == null)
            .OrderBy(journey => journey.Key)
            .Select(journey => new ListedItem(journey.Key, journey.Title))
            .ToListAsync(cancellationToken);
        if (json)
        {
            await session.WriteJsonAsync(journeys);
            return CommandHost.Done;
        }

        foreach (var journey in journeys)
        {
            await session.Output.WriteLineAsync(journey.Key + "\t" + journey.Title);
        }

        return CommandHost.Done;
    }

    /// <summary>One line of a list.</summary>
    /// <param name="Key">The key by which commands and files name the thing.</param>
    /// <param name="Title">Its title.</param>
    internal sealed record ListedItem(string Key, string Title);
}
