using System.Text.Json.Nodes;
using CxPortal.Domain.Statistics;
using CxPortal.Web.Features.SurveyResults.Figures;
using CxPortal.Web.Features.SurveyResults.Pages;
using CxPortal.Web.Infrastructure.Http;

namespace CxPortal.Web.Features.SurveyResults.Answers;

/// <summary>Answers requests of programs for key drivers: counted anew from the answers, group by group, with the suppression of all figures.</summary>
public sealed class DriverRequests(FiguresRequests requests, SurveyFigures figures, SurveyColumns columns, DriverCounting counting)
{
    /// <summary>The drivers of the survey's outcome as a document; not found without such a survey, invalid as figures are.</summary>
    public async Task<Outcome<JsonObject>> ComputeAsync(FiguresRequest request, CancellationToken cancellationToken)
    {
        var asked = await requests.ToQueryAsync(request, cancellationToken);
        if (!asked.IsDone)
        {
            return new Outcome<JsonObject> { Kind = asked.Kind, Problems = asked.Problems };
        }

        var result = (await figures.ComputeAsync(asked.Value! with { WithResampling = false }, cancellationToken))!;
        var all = await columns.ReadAsync(result.Survey.Id, cancellationToken);
        var units = DriverUnit.Of(all);
        var outcome = DriversQueries.OutcomeOf(all, units);
        var groups = new JsonArray();
        foreach (var group in result.Groups)
        {
            groups.Add(await GroupAsync(result, group, outcome, units, cancellationToken));
        }

        return new JsonObject
        {
            ["kind"] = "drivers",
            ["key"] = result.Survey.Key,
            ["asOf"] = result.AsOf,
            ["knownAt"] = result.KnownAt,
            ["outcome"] = outcome?.Key,
            ["groups"] = groups,
        };
    }

    private async Task<JsonObject> GroupAsync(
        FiguresResult result, GroupFigures group, DriverUnit? outcome, IReadOnlyList<DriverUnit> units, CancellationToken cancellationToken)
    {
        var written = new JsonObject
        {
            ["by"] = new JsonObject(group.By.Select(value => KeyValuePair.Create(value.Key, (JsonNode?)JsonValue.Create(value.Value)))),
        };
        if (group.Suppressed != SuppressionReason.None)
        {
            written["suppressed"] = FiguresJson.Reason(group.Suppressed);
            return written;
        }

        var slots = result.Attributes.ToDictionary(attribute => attribute.Key, attribute => attribute.Slot - 1);
        var where = group.By.Select(value => KeyValuePair.Create(slots[value.Key], value.Value)).Concat(result.Query.Where).DistinctBy(value => value.Key).ToDictionary();
        var found = outcome is null
            ? null
            : await counting.ComputeAsync(result.Query with { By = [], Where = where }, outcome, [.. units.Where(unit => unit != outcome)], cancellationToken);
        var drivers = found?.Result;
        written["n"] = drivers?.N ?? 0;
        written["r2"] = drivers?.RSquared;
        written["definition"] = drivers?.Definition.ToString();
        if (drivers is null or { Problem: not DriversProblem.None })
        {
            written["problem"] = Camel((drivers?.Problem ?? DriversProblem.NoQuestions).ToString());
        }

        written["drivers"] = new JsonArray([.. (drivers?.Drivers ?? []).Select(Driver)]);
        return written;
    }

    private static JsonNode Driver(Driver driver) => new JsonObject
    {
        ["question"] = driver.Key,
        ["share"] = driver.Share.Value,
        ["low"] = driver.Share.Low,
        ["high"] = driver.Share.High,
        ["method"] = driver.Share.Method,
        ["correlation"] = driver.Correlation,
    };

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
