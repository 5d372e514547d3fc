namespace CxPortal.Domain.Journeys.Exchange;

/// <summary>Checks the lanes of a document.</summary>
internal sealed class LaneCheck(DocumentRules rules)
{
    /// <summary>The lanes, complete; without any in the file the five canonical ones.</summary>
    public List<LaneDocument> Complete(IReadOnlyList<LaneDocument>? lanes)
    {
        if (lanes is null)
        {
            return [.. CanonicalLanes.All.Select(lane => new LaneDocument { Key = lane.Key, Type = lane.Type, Role = lane.Role })];
        }

        rules.AtMost(lanes.Count, JourneyDocumentCheck.MaxLanes, "$.lanes");
        var keys = KeySet.Of(lanes.Select(lane => lane.Key).Concat(CanonicalLanes.All.Select(lane => lane.Key)));
        return [.. lanes.Select((lane, index) => Lane(lane, FormattableString.Invariant($"$.lanes[{index}]"), keys))];
    }

    /// <summary>The blueprint role a lane of this type usually has.</summary>
    public static BlueprintRole UsualRole(LaneType type) =>
        CanonicalLanes.All.Where(lane => lane.Type == type).Select(lane => (BlueprintRole?)lane.Role).FirstOrDefault() ?? BlueprintRole.Insight;

    private LaneDocument Lane(LaneDocument lane, string path, KeySet keys)
    {
        var canonical = CanonicalLanes.All.FirstOrDefault(known => known.Type == lane.Type).Key;
        if (canonical is not null && lane.Key is not null && lane.Key != canonical)
        {
            rules.Add(ExchangeProblemKind.CanonicalLaneKey, path + ".key", canonical);
        }
        else if (canonical is null && CanonicalLanes.All.Any(known => known.Key == lane.Key))
        {
            rules.Add(ExchangeProblemKind.LaneTypeChanged, path + ".type");
        }

        return lane with
        {
            Key = keys.Take(canonical ?? lane.Key, lane.Title, path + ".key", "lane", rules),
            Role = lane.Role ?? UsualRole(lane.Type),
            Title = rules.Line(lane.Title, path + ".title", Journeys.Lane.MaxTitleLength, isRequired: canonical is null),
        };
    }
}
