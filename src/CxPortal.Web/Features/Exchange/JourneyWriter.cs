using CxPortal.Data;
using CxPortal.Domain.Catalog;
using CxPortal.Domain.Journeys;
using CxPortal.Domain.Journeys.Exchange;

namespace CxPortal.Web.Features.Exchange;

/// <summary>Brings the tracked rows of a journey in line with a document. The caller saves.</summary>
internal sealed class JourneyWriter(CxPortalDbContext database, Journey journey, DateTime now)
{
    /// <summary>Writes the whole document.</summary>
    /// <param name="document">The document in the keys of this installation.</param>
    /// <param name="catalog">Ids of the catalogue rows it names.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task WriteAsync(
        JourneyDocument document, IReadOnlyDictionary<(CatalogKind Kind, string Key), long> catalog, CancellationToken cancellationToken)
    {
        WriteJourney(document, catalog);
        var stages = WriteStages(document);
        var touchpoints = WriteTouchpoints(document, stages);
        var lanes = WriteLanes(document);
        await new CardWriter(database, journey, now).WriteAsync(document, touchpoints, cancellationToken);
        new CellWriter(database, journey, catalog).Write(document, lanes, touchpoints);
    }

    private void WriteJourney(JourneyDocument document, IReadOnlyDictionary<(CatalogKind Kind, string Key), long> catalog)
    {
        journey.Title = document.Title!;
        journey.Description = document.Description;
        journey.Nature = document.Nature;
        journey.BaselineKey = document.BaselineKey;
        journey.ReviewDate = document.ReviewDate;
        journey.ContentLanguage = document.ContentLanguage;
        journey.IsTemplate = document.IsTemplate;
        journey.ProductId = document.Product is null ? null : catalog[(CatalogKind.Product, document.Product)];
        journey.SegmentId = document.Segment is null ? null : catalog[(CatalogKind.Segment, document.Segment)];
        journey.ArchivedAt = null;
        journey.RefreshSearchText();
        var channels = document.Channels.Select(key => catalog[(CatalogKind.Channel, key)]).ToHashSet();
        var removed = journey.Channels.RemoveAll(channel => !channels.Contains(channel.ChannelId));
        var added = channels.Except(journey.Channels.Select(channel => channel.ChannelId)).ToList();
        journey.Channels.AddRange(added.Select(id => new JourneyChannel { JourneyId = journey.Id, ChannelId = id }));
        if (removed + added.Count > 0)
        {
            database.MarkChanged(journey);
        }
    }

    private Dictionary<string, Stage> WriteStages(JourneyDocument document)
    {
        var known = journey.Stages.ToDictionary(stage => stage.Key);
        var order = document.Stages.Select(stage => stage.Key!).ToList();
        var positions = Positions(order, journey.Stages.Where(stage => stage.ArchivedAt is null).OrderBy(stage => stage.Position).ThenBy(stage => stage.Id),
            stage => stage.Key, stage => stage.Position);
        foreach (var wanted in document.Stages)
        {
            if (!known.TryGetValue(wanted.Key!, out var stage))
            {
                stage = new Stage { JourneyId = journey.Id, Key = wanted.Key!, Title = wanted.Title! };
                known.Add(stage.Key, stage);
                journey.Stages.Add(stage);
            }

            stage.Title = wanted.Title!;
            stage.Position = positions[stage.Key];
            stage.ArchivedAt = null;
        }

        foreach (var stage in journey.Stages.Where(stage => stage.ArchivedAt is null && !order.Contains(stage.Key)))
        {
            stage.ArchivedAt = now;
        }

        return known;
    }

    private Dictionary<string, Touchpoint> WriteTouchpoints(JourneyDocument document, Dictionary<string, Stage> stages)
    {
        var known = journey.Touchpoints.ToDictionary(touchpoint => touchpoint.StepKey);
        var wantedKeys = document.Stages.SelectMany(stage => stage.Touchpoints).Select(touchpoint => touchpoint.Key!).ToHashSet();
        foreach (var wantedStage in document.Stages)
        {
            var stage = stages[wantedStage.Key!];
            var here = journey.Touchpoints
                .Where(touchpoint => touchpoint.StageId == stage.Id && stage.Id != 0 && touchpoint.ArchivedAt is null)
                .OrderBy(touchpoint => touchpoint.Position).ThenBy(touchpoint => touchpoint.Id).ToList();
            var order = wantedStage.Touchpoints.Select(touchpoint => touchpoint.Key!).ToList();
            var positions = Positions(order, here, touchpoint => touchpoint.StepKey, touchpoint => touchpoint.Position);
            foreach (var wanted in wantedStage.Touchpoints)
            {
                if (!known.TryGetValue(wanted.Key!, out var touchpoint))
                {
                    touchpoint = new Touchpoint { JourneyId = journey.Id, StepKey = wanted.Key!, Title = wanted.Title! };
                    known.Add(touchpoint.StepKey, touchpoint);
                    journey.Touchpoints.Add(touchpoint);
                }

                touchpoint.Stage = stage;
                touchpoint.Title = wanted.Title!;
                touchpoint.Position = positions[touchpoint.StepKey];
                touchpoint.ArchivedAt = null;
            }

            // Touchpoints of a stage that goes to the archive stay in it, so that they come back with it.
            foreach (var touchpoint in here.Where(touchpoint => !wantedKeys.Contains(touchpoint.StepKey)))
            {
                touchpoint.ArchivedAt = now;
            }
        }

        return known;
    }

    private Dictionary<string, Lane> WriteLanes(JourneyDocument document)
    {
        var known = journey.Lanes.ToDictionary(lane => lane.Key);
        var order = document.Lanes!.Select(lane => lane.Key!).ToList();
        var positions = Positions(order, journey.Lanes.Where(lane => lane.ArchivedAt is null).OrderBy(lane => lane.Position).ThenBy(lane => lane.Id),
            lane => lane.Key, lane => lane.Position);
        foreach (var wanted in document.Lanes!)
        {
            if (!known.TryGetValue(wanted.Key!, out var lane))
            {
                lane = new Lane { JourneyId = journey.Id, Key = wanted.Key!, Type = wanted.Type };
                known.Add(lane.Key, lane);
                journey.Lanes.Add(lane);
            }

            lane.Role = wanted.Role!.Value;
            lane.Title = wanted.Title;
            lane.Position = positions[lane.Key];
            lane.ArchivedAt = null;
        }

        foreach (var lane in journey.Lanes.Where(lane => lane.ArchivedAt is null && !order.Contains(lane.Key)))
        {
            lane.ArchivedAt = now;
        }

        return known;
    }

    /// <summary>Places for an order, leaving as many rows as possible where they are.</summary>
    private static IReadOnlyDictionary<string, long> Positions<T>(
        IReadOnlyList<string> order, IEnumerable<T> present, Func<T, string> key, Func<T, long> position)
    {
        var rows = present.ToList();
        var kept = Moves.KeptInPlace([.. rows.Select(key)], order);
        return Moves.Positions(order, rows.Where(row => kept.Contains(key(row))).ToDictionary(key, position));
    }
}
