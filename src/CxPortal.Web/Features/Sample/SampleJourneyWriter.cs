using CxPortal.Domain.Catalog;
using CxPortal.Domain.Common;
using CxPortal.Domain.Journeys;

namespace CxPortal.Web.Features.Sample;

/// <summary>Turns a journey of the sample into rows.</summary>
/// <param name="catalog">Catalogue rows by kind and key.</param>
/// <param name="files">Stored pictures by the function that draws them.</param>
/// <param name="now">When the sample is filled (UTC).</param>
/// <param name="today">The organisation's day at that time.</param>
internal sealed class SampleJourneyWriter(
    IReadOnlyDictionary<(CatalogKind Kind, string Key), CatalogItem> catalog, SampleFiles files, DateTime now, DateOnly today)
{
    /// <summary>The journey with stages, touchpoints and lanes; cells follow once these have their keys.</summary>
    public Journey CreateFrame(SampleJourney sample, Guid ownerId)
    {
        var journey = new Journey
        {
            Key = sample.Key,
            Title = sample.Title,
            Description = sample.Description,
            ContentLanguage = sample.Language,
            ProductId = catalog[(CatalogKind.Product, sample.Product)].Id,
            SegmentId = catalog[(CatalogKind.Segment, sample.Segment)].Id,
            OwnerId = ownerId,
            Nature = sample.Nature,
            BaselineKey = sample.Baseline,
            Status = sample.Status,
            IsTemplate = sample.IsTemplate,
            ReviewDate = sample.ReviewInDays is { } days ? today.AddDays(days) : null,
            CreatedAt = now,
        };
        journey.RefreshSearchText();
        journey.Channels.AddRange(sample.Channels.Select(key => new JourneyChannel { ChannelId = catalog[(CatalogKind.Channel, key)].Id }));
        journey.Lanes.AddRange(CanonicalLanes.Create());
        journey.Lanes.AddRange(sample.Lanes.Select((lane, index) => new Lane
        {
            Key = lane.Key,
            Type = LaneType.Text,
            Role = lane.Role,
            Title = lane.Title,
            Position = Ordering.At(CanonicalLanes.All.Count + index),
        }));
        journey.Stages.AddRange(sample.Stages.Select((stage, index) => new Stage { Key = stage.Key, Title = stage.Title, Position = Ordering.At(index) }));
        return journey;
    }

    /// <summary>The touchpoints with their cards, to be added once the journey's stages are stored.</summary>
    public IEnumerable<Touchpoint> CreateTouchpoints(SampleJourney sample, Journey journey) =>
        from stage in sample.Stages
        let stageId = journey.Stages.Single(row => row.Key == stage.Key).Id
        from point in stage.Touchpoints.Select((value, index) => (Value: value, Index: index))
        select CreateTouchpoint(point.Value, journey.Id, stageId, Ordering.At(point.Index));

    /// <summary>The filled cells, to be added once lanes and touchpoints are stored.</summary>
    public IEnumerable<Cell> CreateCells(SampleJourney sample, Journey journey)
    {
        foreach (var point in sample.Stages.SelectMany(stage => stage.Touchpoints))
        {
            var touchpointId = journey.Touchpoints.Single(row => row.StepKey == point.Key).Id;
            foreach (var lane in journey.Lanes)
            {
                var content = ContentFor(lane, point);
                if (!content.IsEmpty)
                {
                    var cell = new Cell { JourneyId = journey.Id, LaneId = lane.Id, TouchpointId = touchpointId };
                    cell.Write(lane.Type, content);
                    yield return cell;
                }
            }
        }
    }

    private Touchpoint CreateTouchpoint(SampleTouchpoint sample, long journeyId, long stageId, long position)
    {
        var touchpoint = new Touchpoint
        {
            JourneyId = journeyId,
            StageId = stageId,
            StepKey = sample.Key,
            Title = sample.Title,
            Position = position,
            IsMomentOfTruth = sample.IsMomentOfTruth,
            PainPoints = CellContent.Clean(sample.PainPoints),
            WhatBroke = CellContent.Clean(sample.WhatBroke),
            Fault = sample.Fault,
            Recovery = CellContent.Clean(sample.Recovery),
            ClientSaid = CellContent.Clean(sample.ClientSaid),
        };
        touchpoint.Links.AddRange(sample.Links.Select((link, index) => new TouchpointLink
        {
            JourneyId = journeyId,
            Url = link.Url,
            Title = link.Title,
            Position = Ordering.At(index),
        }));
        touchpoint.Pictures.AddRange(sample.Pictures.Select((picture, index) =>
        {
            var (file, canvas) = files.Of(picture);
            return new EvidencePicture
            {
                JourneyId = journeyId,
                StoredFile = file,
                FileName = picture.FileName,
                Caption = picture.Caption,
                Width = canvas.Width,
                Height = canvas.Height,
                Position = Ordering.At(index),
            };
        }));
        return touchpoint;
    }

    private CellContent ContentFor(Lane lane, SampleTouchpoint point) => lane.Type switch
    {
        LaneType.Emotion => CellContent.Empty with { Emotion = point.Emotion, Text = point.EmotionReason },
        LaneType.Scenario => CellContent.OfText(point.Scenario) with { Basis = point.Basis },
        LaneType.Need => CellContent.OfText(point.Need) with { Need = point.Job, Basis = point.Basis },
        LaneType.Screen => CellContent.Empty with { Chips = [.. point.Screens.Select(ScreenChip)] },
        LaneType.Team => CellContent.Empty with { Chips = [.. point.Teams.Select(key => new ChipContent(catalog[(CatalogKind.Team, key)].Id, null, null))] },
        _ => CellContent.OfText(point.Custom.GetValueOrDefault(lane.Key)),
    };

    private ChipContent ScreenChip(string reference)
    {
        var parts = reference.Split(':');
        ScreenState? state = parts.Length > 1 ? Enum.Parse<ScreenState>(parts[1], ignoreCase: true) : null;
        return new ChipContent(catalog[(CatalogKind.Screen, parts[0])].Id, null, state);
    }
}
