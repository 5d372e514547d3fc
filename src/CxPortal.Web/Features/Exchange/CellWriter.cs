using CxPortal.Data;
using CxPortal.Domain.Catalog;
using CxPortal.Domain.Journeys;
using CxPortal.Domain.Journeys.Exchange;

namespace CxPortal.Web.Features.Exchange;

/// <summary>Brings the tracked cells of a journey in line with a document.</summary>
internal sealed class CellWriter(CxPortalDbContext database, Journey journey, IReadOnlyDictionary<(CatalogKind Kind, string Key), long> catalog)
{
    /// <summary>Writes the cells of the lanes and touchpoints that the document names; the others are left alone.</summary>
    public void Write(JourneyDocument document, Dictionary<string, Lane> lanes, Dictionary<string, Touchpoint> touchpoints)
    {
        var known = journey.Cells.ToDictionary(cell => (cell.Lane!.Key, cell.Touchpoint!.StepKey));
        var wanted = JourneyDocumentCells.ByPlace(document);
        foreach (var ((laneKey, touchpointKey), cell) in wanted)
        {
            if (!known.TryGetValue((laneKey, touchpointKey), out var row))
            {
                row = new Cell { JourneyId = journey.Id, Lane = lanes[laneKey], Touchpoint = touchpoints[touchpointKey] };
                journey.Cells.Add(row);
            }

            Write(row, lanes[laneKey].Type, ContentOf(cell, lanes[laneKey].Type));
        }

        var rows = document.Lanes!.Select(lane => lane.Key!).ToHashSet();
        var columns = document.Stages.SelectMany(stage => stage.Touchpoints).Select(touchpoint => touchpoint.Key!).ToHashSet();
        foreach (var (address, cell) in known)
        {
            if (!wanted.ContainsKey(address) && rows.Contains(address.Key) && columns.Contains(address.StepKey) && !cell.IsEmpty)
            {
                Write(cell, lanes[address.Key].Type, CellContent.Empty);
            }
        }
    }

    private void Write(Cell cell, LaneType type, CellContent content)
    {
        if (cell.Content == content)
        {
            return;
        }

        cell.Write(type, content);
        if (cell.Id != 0)
        {
            database.MarkChanged(cell);
        }
    }

    private CellContent ContentOf(CellDocument cell, LaneType type) => new(
        cell.Text,
        cell.Emotion,
        cell.Need is { } need ? new NeedStatement(need.When, need.Want, need.SoThat, need.Importance) : null,
        [.. cell.Chips.Select(chip => new ChipContent(chip.Key is null ? null : catalog[(CellContent.ChipCatalogOf(type)!.Value, chip.Key)], chip.Text, chip.State))],
        cell.Basis);
}
