using System.Text.RegularExpressions;
using CxPortal.Data;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Browser.Tests.Support;

/// <summary>Database keys of the sample's rows by their names, for addresses such as <c>/journeys/{reference}</c>.</summary>
public sealed partial class SampleIds
{
    private readonly Dictionary<string, string> ids;

    private SampleIds(Dictionary<string, string> ids) => this.ids = ids;

    /// <summary>No names at all.</summary>
    public static SampleIds None { get; } = new([]);

    /// <summary>
    /// Reads <c>journey</c>, <c>journey/touchpoint</c>, <c>journey#lane</c>, <c>journey!stage</c>, <c>channel:key</c> (and the other
    /// catalogues), <c>survey:key</c>, <c>collector:survey</c> and <c>token:survey</c> (its last way of collection) and <c>user:address</c>.
    /// </summary>
    public static async Task<SampleIds> ReadAsync(CxPortalDbContext database)
    {
        var ids = new Dictionary<string, string>();
        foreach (var journey in await database.Journeys.AsNoTracking()
            .Include(row => row.Stages).Include(row => row.Touchpoints).Include(row => row.Lanes).AsSplitQuery().ToListAsync())
        {
            ids[journey.Key] = $"{journey.Id}";
            journey.Stages.ForEach(stage => ids[$"{journey.Key}!{stage.Key}"] = $"{stage.Id}");
            journey.Touchpoints.ForEach(touchpoint => ids[$"{journey.Key}/{touchpoint.StepKey}"] = $"{touchpoint.Id}");
            journey.Lanes.ForEach(lane => ids[$"{journey.Key}#{lane.Key}"] = $"{lane.Id}");
        }

        foreach (var item in await database.CatalogItems.AsNoTracking().ToListAsync())
        {
#pragma warning disable CA1308 // Names of kinds in addresses are lower-case.
            ids[$"{item.Kind.ToString().ToLowerInvariant()}:{item.Key}"] = $"{item.Id}";
#pragma warning restore CA1308
        }

        foreach (var survey in await database.Surveys.AsNoTracking().Include(survey => survey.Collectors).ToListAsync())
        {
            ids[$"survey:{survey.Key}"] = $"{survey.Id}";
            foreach (var collector in survey.Collectors)
            {
                ids[$"collector:{survey.Key}"] = $"{collector.Id}";
                ids[$"token:{survey.Key}"] = collector.Token;
            }
        }

        foreach (var user in await database.Users.AsNoTracking().ToListAsync())
        {
            ids[$"user:{user.Email}"] = $"{user.Id}";
        }

        return new SampleIds(ids);
    }

    /// <summary>The key of a row.</summary>
    public string this[string name] => ids.TryGetValue(name, out var id) ? id : throw new KeyNotFoundException($"The sample has no {name}.");

    /// <summary>An address with its names in braces replaced by keys; <c>own</c> is the reference journey in the reader's language.</summary>
    public string Resolve(string address, string language) => Name().Replace(
        address.Replace("{own", language == "en" ? "{reference-en" : "{reference", StringComparison.Ordinal),
        match => this[match.Groups[1].Value]);

    [GeneratedRegex(@"\{([^}]+)\}")]
    private static partial Regex Name();
}
