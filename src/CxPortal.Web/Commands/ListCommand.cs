using System.CommandLine;
using CxPortal.Domain.Surveys;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Commands;

/// <summary><c>cxportal list</c>: keys and titles of what can be named in other commands.</summary>
internal static class ListCommand
{
    public static Command Create()
    {
        var kind = new Argument<string>("kind") { Description = "What to list." };
        kind.AcceptOnlyFromAmong("journeys", "surveys");
        var command = new Command("list", "List keys and titles.") { kind, CommonOptions.Json }.WithDatabaseOptions();
        command.SetAction((parsed, cancellationToken) => CommandHost.RunAsync(
            parsed,
            "list " + parsed.GetValue(kind),
            async (session, stop) => await WriteAsync(
                session, parsed.GetValue(kind) == "surveys" ? await SurveysAsync(session, stop) : await JourneysAsync(session, stop), parsed.GetValue(CommonOptions.Json)),
            cancellationToken));
        return command;
    }

    private static Task<List<ListedItem>> JourneysAsync(CommandSession session, CancellationToken cancellationToken)
    {
        session.Require(Permission.JourneysRead);
        return session.Database.Journeys.AsNoTracking()
            .Where(journey => journey.ArchivedAt == null)
            .OrderBy(journey => journey.Key)
            .Select(journey => new ListedItem(journey.Key, journey.Title))
            .ToListAsync(cancellationToken);
    }

    /// <summary>A survey that an import is still making does not count yet.</summary>
    private static Task<List<ListedItem>> SurveysAsync(CommandSession session, CancellationToken cancellationToken)
    {
        session.Require(Permission.SurveysRead);
        return session.Database.Surveys.AsNoTracking()
            .Where(survey => survey.ArchivedAt == null && (survey.Origin == SurveyOrigin.Portal || survey.CurrentRevision != null))
            .OrderBy(survey => survey.Key)
            .Select(survey => new ListedItem(survey.Key, survey.Title))
            .ToListAsync(cancellationToken);
    }

    private static async Task<int> WriteAsync(CommandSession session, List<ListedItem> items, bool json)
    {
        if (json)
        {
            await session.WriteJsonAsync(items);
            return CommandHost.Done;
        }

        foreach (var item in items)
        {
            await session.Output.WriteLineAsync(item.Key + "\t" + item.Title);
        }

        return CommandHost.Done;
    }

    /// <summary>One line of a list.</summary>
    /// <param name="Key">The key by which commands and files name the thing.</param>
    /// <param name="Title">Its title.</param>
    internal sealed record ListedItem(string Key, string Title);
}
