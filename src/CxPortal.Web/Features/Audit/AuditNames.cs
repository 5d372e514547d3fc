using System.Globalization;
using System.Text.Json;
using CxPortal.Data;
using CxPortal.Data.Audit;
using CxPortal.Web.Features.Matrix;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Audit;

/// <summary>Finds the present names behind the keys that a page of entries mentions, so that people can read it.</summary>
public sealed class AuditNames(CxPortalDbContext database, LaneNames lanes)
{
    private readonly Dictionary<(string Kind, string Key), string> names = [];

    /// <summary>Looks up everything that the entries mention: one query for each kind of thing.</summary>
    public async Task LearnAsync(IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken)
    {
        var mentioned = entries.SelectMany(Mentioned).Distinct().ToLookup(one => one.Kind, one => one.Key);
        await LearnAsync("Journey", Keys(mentioned["Journey"]), keys => database.Journeys.Where(row => keys.Contains(row.Id)).Select(row => new Named(row.Id, row.Title)), cancellationToken);
        await LearnAsync("CatalogItem", Keys(mentioned["CatalogItem"]), keys => database.CatalogItems.Where(row => keys.Contains(row.Id)).Select(row => new Named(row.Id, row.Name)), cancellationToken);
        await LearnAsync("Stage", Keys(mentioned["Stage"]), keys => database.Stages.Where(row => keys.Contains(row.Id)).Select(row => new Named(row.Id, row.Title)), cancellationToken);
        await LearnAsync("Touchpoint", Keys(mentioned["Touchpoint"]), keys => database.Touchpoints.Where(row => keys.Contains(row.Id)).Select(row => new Named(row.Id, row.Title)), cancellationToken);
        await LearnLanesAsync(Keys(mentioned["Lane"]), cancellationToken);
        await LearnCellsAsync(Keys(mentioned["Cell"]), cancellationToken);
        await LearnPeopleAsync([.. mentioned["AppUser"].Select(key => Guid.TryParse(key, out var id) ? id : Guid.Empty)], cancellationToken);
    }

    /// <summary>The present name of a thing; null when it is unknown or gone.</summary>
    public string? Of(string kind, string key) => names.GetValueOrDefault((kind, key));

    /// <summary>The kind of thing that a value names by its key; null for other values.</summary>
    public static string? KindOf(string property) => property switch
    {
        "ProductId" or "SegmentId" or "ChannelId" or "CatalogItemId" or "MergedIntoId" => "CatalogItem",
        "OwnerId" or "AuthorId" => "AppUser",
        "JourneyId" or "LaneId" or "TouchpointId" or "StageId" or "CellId" => property[..^2],
        _ => null,
    };

    private static IEnumerable<(string Kind, string Key)> Mentioned(AuditEntry entry)
    {
        yield return (entry.Subject, entry.SubjectId);
        if (entry.JourneyId is { } journey)
        {
            yield return ("Journey", journey.ToString(CultureInfo.InvariantCulture));
        }

        foreach (var (name, before, after) in AuditValues.Of(entry))
        {
            if (KindOf(name) is { } kind)
            {
                foreach (var value in (JsonElement?[])[before, after])
                {
                    if (value is { ValueKind: not JsonValueKind.Null } known)
                    {
                        yield return (kind, known.ToString());
                    }
                }
            }
        }
    }

    private async Task LearnAsync(string kind, List<long> keys, Func<List<long>, IQueryable<Named>> find, CancellationToken cancellationToken)
    {
        if (keys.Count > 0)
        {
            foreach (var row in await find(keys).ToListAsync(cancellationToken))
            {
                names[(kind, row.Id.ToString(CultureInfo.InvariantCulture))] = row.Name;
            }
        }
    }

    private async Task LearnLanesAsync(List<long> keys, CancellationToken cancellationToken)
    {
        foreach (var lane in keys.Count == 0 ? [] : await database.Lanes.AsNoTracking().Where(row => keys.Contains(row.Id)).ToListAsync(cancellationToken))
        {
            names[("Lane", lane.Id.ToString(CultureInfo.InvariantCulture))] = lanes.Of(lane.Type, lane.Title);
        }
    }

    private async Task LearnCellsAsync(List<long> keys, CancellationToken cancellationToken)
    {
        if (keys.Count == 0)
        {
            return;
        }

        var cells = await database.Cells.Where(cell => keys.Contains(cell.Id))
            .Select(cell => new { cell.Id, cell.Lane!.Type, LaneTitle = cell.Lane.Title, cell.Touchpoint!.Title })
            .ToListAsync(cancellationToken);
        foreach (var cell in cells)
        {
            names[("Cell", cell.Id.ToString(CultureInfo.InvariantCulture))] = $"{lanes.Of(cell.Type, cell.LaneTitle)} · {cell.Title}";
        }
    }

    private async Task LearnPeopleAsync(List<Guid> keys, CancellationToken cancellationToken)
    {
        if (keys.Count > 0)
        {
            foreach (var person in await database.Users.Where(row => keys.Contains(row.Id)).Select(row => new { row.Id, row.DisplayName }).ToListAsync(cancellationToken))
            {
                names[("AppUser", person.Id.ToString())] = person.DisplayName;
            }
        }
    }

    private static List<long> Keys(IEnumerable<string> keys) =>
        [.. keys.Select(key => long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).Where(id => id > 0)];

    private sealed record Named(long Id, string Name);
}
