using System.Text.Json;
using CxPortal.Data.Audit;

namespace CxPortal.Web.Features.Audit;

/// <summary>The values of an entry, read from its two JSON objects.</summary>
internal static class AuditValues
{
    /// <summary>Values that say nothing to a reader when a whole row is added or removed.</summary>
    private static readonly HashSet<string> Plumbing = ["Id", "JourneyId", "Position", "Kind", "ConcurrencyStamp", "NormalizedName", "NormalizedUserName", "UserName", "LockoutEnabled"];

    /// <summary>Names of values with what they were and what they became.</summary>
    public static IReadOnlyList<(string Name, JsonElement? Before, JsonElement? After)> Of(AuditEntry entry)
    {
        var before = Read(entry.Before);
        var after = Read(entry.After);
        var isWhole = entry.Action is AuditAction.Created or AuditAction.Deleted;
        return
        [
            .. before.Keys.Union(after.Keys)
                .Select(name => (Name: name, Before: Find(before, name), After: Find(after, name)))
                .Where(value => !isWhole || (!Plumbing.Contains(value.Name) && !IsPlace(entry, value.Name) && (IsTelling(value.Before) || IsTelling(value.After))))
        ];
    }

    /// <summary>The value by which a chip of a cell is called; null for other entries.</summary>
    public static (string Property, JsonElement Value)? ChipOf(AuditEntry entry)
    {
        if (entry.Subject != "CellChip")
        {
            return null;
        }

        foreach (var name in (string[])["CatalogItemId", "Text"])
        {
            if (Find(Read(entry.After ?? entry.Before), name) is { ValueKind: not JsonValueKind.Null } value)
            {
                return (name, value);
            }
        }

        return null;
    }

    /// <summary>Lane and touchpoint of a cell, which its name says already.</summary>
    private static bool IsPlace(AuditEntry entry, string name) => entry.Subject == "Cell" && name is ("LaneId" or "TouchpointId");

    private static Dictionary<string, JsonElement> Read(string? json)
    {
        if (json is null)
        {
            return [];
        }

        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Object
            ? document.RootElement.EnumerateObject().ToDictionary(property => property.Name, property => property.Value.Clone())
            : new Dictionary<string, JsonElement> { ["Value"] = document.RootElement.Clone() };
    }

    private static JsonElement? Find(Dictionary<string, JsonElement> values, string name) =>
        values.TryGetValue(name, out var value) ? value : null;

    private static bool IsTelling(JsonElement? value) => value is { ValueKind: not (JsonValueKind.Null or JsonValueKind.False) } found
        && found.ToString() is not ("" or "Unknown");
}
