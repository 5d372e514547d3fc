using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using CxPortal.Web.Features.SurveyResults.Answers;
using CxPortal.Web.Features.SurveyResults.Figures;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Localization;
using CxPortal.Web.Infrastructure.Security;

namespace CxPortal.Web.Commands;

/// <summary><c>cxportal figures</c>: the figures that the portal's pages show, for other programs.</summary>
internal static class FiguresCommand
{
    private static readonly Option<string[]> By = new("--by")
    {
        Description = "Attribute to group by.",
        HelpName = "ATTRIBUTE",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<DateOnly?> From = Days("--from", "First day.");
    private static readonly Option<DateOnly?> To = Days("--to", "Last day, inclusive.");

    private static readonly Option<string?> AsOf = new("--as-of")
    {
        Description = "State of the world at this instant (ISO 8601; without an offset in the organisation's time zone, a date means its end).",
        HelpName = "T",
    };

    private static readonly Option<string?> KnownAt = new("--known-at") { Description = "Leave out what was recorded after this instant.", HelpName = "T" };
    private static readonly Option<int?> MinN = new("--min-n") { Description = "Fewest answers of a group that is shown; 0 shows all (audited).", HelpName = "N" };

    public static Command Create()
    {
        var kind = new Argument<string>("kind") { Description = "What the figures are of." };
        kind.AcceptOnlyFromAmong("survey", "drivers");
        var key = new Argument<string>("key") { Description = "Key of the thing (see `cxportal list`)." };
        var command = new Command("figures", "Print figures.") { kind, key, By, From, To, AsOf, KnownAt, MinN, CommonOptions.Json }.WithDatabaseOptions();
        command.SetAction((parsed, cancellationToken) => CommandHost.RunAsync(
            parsed, "figures " + parsed.GetValue(kind), (session, stop) => RunAsync(session, parsed, parsed.GetValue(kind)!, parsed.GetValue(key)!, stop), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandSession session, ParseResult parsed, string kind, string key, CancellationToken cancellationToken)
    {
        session.Require(Permission.ResultsRead);
        var zone = session.Get<OrganisationClock>();
        var request = new FiguresRequest(key)
        {
            By = parsed.GetValue(By) ?? [],
            From = parsed.GetValue(From),
            To = parsed.GetValue(To),
            AsOf = Instant("--as-of", parsed.GetValue(AsOf), zone),
            KnownAt = Instant("--known-at", parsed.GetValue(KnownAt), zone),
            MinN = parsed.GetValue(MinN),
        };
        if (kind == "drivers")
        {
            var drivers = await session.Get<DriverRequests>().ComputeAsync(request, cancellationToken);
            Complain(drivers, key);
            await PrintDriversAsync(session, parsed.GetValue(CommonOptions.Json), drivers.Value!);
            return CommandHost.Done;
        }

        var outcome = await session.Get<FiguresRequests>().ComputeAsync(request, cancellationToken);
        Complain(outcome, key);
        await PrintAsync(session, parsed.GetValue(CommonOptions.Json), outcome.Value!);
        return CommandHost.Done;
    }

    private static void Complain(Outcome outcome, string key)
    {
        if (!outcome.IsDone)
        {
            throw new CommandException(outcome.Problems.Count > 0 ? outcome.Problems[0].Message : $"There is no survey with the key {key}.");
        }
    }

    private static async Task PrintDriversAsync(CommandSession session, bool isJson, JsonObject drivers)
    {
        if (isJson)
        {
            await session.WriteJsonAsync<JsonNode>(drivers);
            return;
        }

        await session.Output.WriteLineAsync("group\tquestion\tshare\tlow\thigh\tn\tr2");
        foreach (var group in drivers["groups"]!.AsArray())
        {
            foreach (var driver in group!["drivers"]?.AsArray() ?? [])
            {
                await session.Output.WriteLineAsync(string.Join(
                    '\t', group["by"], driver!["question"], driver["share"], driver["low"], driver["high"], group["n"], group["r2"]));
            }
        }
    }

    private static async Task PrintAsync(CommandSession session, bool isJson, FiguresResult figures)
    {
        if (isJson)
        {
            await session.WriteJsonAsync<JsonNode>(FiguresJson.Write(figures));
            return;
        }

        foreach (var line in FigureLines.Of(figures))
        {
            await session.Output.WriteLineAsync(string.Join('\t', line.Select(cell => cell switch
            {
                double number => number.ToString("0.######", CultureInfo.InvariantCulture),
                null => string.Empty,
                _ => Convert.ToString(cell, CultureInfo.InvariantCulture),
            })));
        }
    }

    private static Option<DateOnly?> Days(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "yyyy-MM-dd",
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return day;
            }

            result.AddError($"{name}: {result.Tokens[0].Value} is not a day; write it as 2026-03-31.");
            return null;
        },
    };

    private static DateTime? Instant(string option, string? value, OrganisationClock organisation)
    {
        if (value is null)
        {
            return null;
        }

        return organisation.TryReadInstant(value, out var instant)
            ? instant
            : throw new CommandException($"{option}: {value} is not an instant; write it as 2026-03-31T18:00:00+03:00.");
    }
}
