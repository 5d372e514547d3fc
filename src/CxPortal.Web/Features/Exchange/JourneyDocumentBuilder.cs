using CxPortal.Domain.Catalog;
using CxPortal.Domain.Journeys;
using CxPortal.Domain.Journeys.Exchange;

namespace CxPortal.Web.Features.Exchange;

/// <summary>Turns the rows of a journey into its document, everything in its order.</summary>
internal sealed class JourneyDocumentBuilder(Journey journey, ILookup<long, PictureDocument> pictures, IReadOnlyDictionary<long, CatalogItem> catalog)
{
    private readonly List<Stage> stages = InOrder(journey.Stages, stage => stage.Position, stage => stage.Id);
    private readonly List<Lane> lanes = InOrder(journey.Lanes, lane => lane.Position, lane => lane.Id);
    private readonly HashSet<(CatalogKind Kind, string Key)> named = [];

    public JourneyDocument Build()
    {
        var columns = stages.ToDictionary(stage => stage.Id, stage => InOrder(
            journey.Touchpoints.Where(touchpoint => touchpoint.StageId == stage.Id), touchpoint => touchpoint.Position, touchpoint => touchpoint.Id));
        var cells = Cells(stages.SelectMany(stage => columns[stage.Id]));
        return new JourneyDocument
        {
            Version = journey.Version,
            CreatedAt = journey.CreatedAt,
            UpdatedAt = journey.Activity?.ChangedAt,
            Key = journey.Key,
            Title = journey.Title,
            Description = CellContent.Clean(journey.Description),
            Nature = journey.Nature,
            BaselineKey = journey.BaselineKey,
            Status = journey.Status,
            ReviewDate = journey.ReviewDate,
            ContentLanguage = journey.ContentLanguage,
            IsTemplate = journey.IsTemplate,
            Product = KeyOf(journey.ProductId),
            Segment = KeyOf(journey.SegmentId),
            Channels = [.. journey.Channels.Select(channel => KeyOf(channel.ChannelId)!).Order(StringComparer.Ordinal)],
            Stages = [.. stages.Select(stage => new StageDocument
            {
                Key = stage.Key,
                Title = stage.Title,
                Touchpoints = [.. columns[stage.Id].Select(Touchpoint)],
            })],
            Lanes = [.. lanes.Select(lane => new LaneDocument { Key = lane.Key, Type = lane.Type, Role = lane.Role, Title = lane.Title })],
            Cells = cells,
            Catalog = Catalog(),
        };
    }

    private TouchpointDocument Touchpoint(Touchpoint touchpoint) => new()
    {
        Key = touchpoint.StepKey,
        Title = touchpoint.Title,
        MomentOfTruth = touchpoint.IsMomentOfTruth,
        PainPoints = CellContent.Clean(touchpoint.PainPoints),
        WhatBroke = CellContent.Clean(touchpoint.WhatBroke),
        Fault = touchpoint.Fault,
        Recovery = CellContent.Clean(touchpoint.Recovery),
        ClientSaid = CellContent.Clean(touchpoint.ClientSaid),
        Links = [.. InOrder(touchpoint.Links, link => link.Position, link => link.Id).Select(link => new LinkDocument { Title = link.Title, Url = link.Url })],
        Pictures = [.. pictures[touchpoint.Id]],
    };

    private List<CellDocument> Cells(IEnumerable<Touchpoint> columns)
    {
        var filled = journey.Cells.Where(cell => !cell.IsEmpty).ToDictionary(cell => (cell.LaneId, cell.TouchpointId));
        var result = new List<CellDocument>();
        foreach (var touchpoint in columns)
        {
            foreach (var lane in lanes)
            {
                if (filled.TryGetValue((lane.Id, touchpoint.Id), out var cell))
                {
                    result.Add(Cell(cell, lane, touchpoint));
                }
            }
        }

        return result;
    }

    private CellDocument Cell(Cell cell, Lane lane, Touchpoint touchpoint)
    {
        var content = cell.Content;
        return new CellDocument
        {
            Lane = lane.Key,
            Touchpoint = touchpoint.StepKey,
            Text = content.Text,
            Emotion = content.Emotion,
            Need = content.Need is { IsEmpty: false } need
                ? new NeedDocument { When = need.When, Want = need.Want, SoThat = need.SoThat, Importance = need.Importance }
                : null,
            Chips = [.. content.Chips.Select(chip => new ChipDocument { Key = KeyOf(chip.CatalogItemId), Text = chip.Text, State = chip.State })],
            Basis = content.Basis,
        };
    }

    private string? KeyOf(long? id)
    {
        if (id is null)
        {
            return null;
        }

        var row = catalog[id.Value];
        named.Add((row.Kind, row.Key));
        if (row.Channel is { } channel)
        {
            named.Add((channel.Kind, channel.Key));
        }

        return row.Key;
    }

    private List<CatalogDocument> Catalog() =>
    [
        .. catalog.Values.Where(row => named.Contains((row.Kind, row.Key)))
            .OrderBy(row => row.Kind).ThenBy(row => row.Key, StringComparer.Ordinal)
            .Select(row => new CatalogDocument
            {
                Kind = row.Kind,
                Key = row.Key,
                Name = row.Name,
                Aliases = [.. row.Aliases.Select(alias => alias.Name).Order(StringComparer.Ordinal)],
                Channel = row.Channel?.Key,
                Description = CellContent.Clean(row.Description),
            }),
    ];

    private static List<T> InOrder<T>(IEnumerable<T> rows, Func<T, long> position, Func<T, long> id) =>
        [.. rows.OrderBy(position).ThenBy(id)];
}
