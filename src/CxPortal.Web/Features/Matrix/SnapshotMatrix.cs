using CxPortal.Domain.Catalog;
using CxPortal.Domain.Journeys;
using CxPortal.Domain.Journeys.Exchange;

namespace CxPortal.Web.Features.Matrix;

/// <summary>Turns the document of a published version into what a matrix is drawn from. Parts are numbered in their order, from 1.</summary>
internal sealed class SnapshotMatrix(JourneyDocument document)
{
    private readonly Dictionary<(CatalogKind Kind, string Key), CatalogDocument> catalog = document.Catalog
        .Where(row => row.Key is not null)
        .ToDictionary(row => (row.Kind, row.Key!));

    /// <summary>The matrix's data.</summary>
    public MatrixData Data()
    {
        var touchpoints = document.Stages
            .SelectMany((stage, index) => stage.Touchpoints.Select(touchpoint => (StageId: index + 1L, Touchpoint: touchpoint)))
            .Select((item, index) => (Id: index + 1L, item.StageId, item.Touchpoint))
            .ToList();
        var columns = touchpoints.ToDictionary(item => item.Touchpoint.Key!, item => item.Id);
        var lanes = (document.Lanes ?? []).Select((lane, index) => (Id: index + 1L, Lane: lane)).ToList();
        var rows = lanes.ToDictionary(item => item.Lane.Key!, item => item);
        return new MatrixData(
            [.. document.Stages.Select((stage, index) => new StageData(index + 1, stage.Title ?? string.Empty, 0))],
            [.. touchpoints.Select(item => new TouchpointData(
                item.Id, item.StageId, item.Touchpoint.Title ?? string.Empty, item.Touchpoint.MomentOfTruth, 0, null))],
            [.. lanes.Select(item => new LaneData(item.Id, item.Lane.Type, item.Lane.Role ?? BlueprintRole.Insight, item.Lane.Title, 0))],
            [.. document.Cells.Select(cell => Cell(cell, rows[cell.Lane!].Id, rows[cell.Lane!].Lane.Type, columns[cell.Touchpoint!]))],
            new Dictionary<(long, long), int>());
    }

    /// <summary>Name of a catalogue row that the document names; null where it names none.</summary>
    public string? NameOf(CatalogKind kind, string? key) => key is null ? null : catalog.GetValueOrDefault((kind, key))?.Name ?? key;

    private CellData Cell(CellDocument cell, long laneId, LaneType type, long touchpointId)
    {
        var kind = CellContent.ChipCatalogOf(type) ?? CatalogKind.Screen;
        var chips = cell.Chips
            .Select(chip => new ChipData(
                chip.Key is null ? null : 0,
                NameOf(kind, chip.Key) ?? chip.Text ?? string.Empty,
                chip.State,
                kind == CatalogKind.Screen && chip.Key is not null
                    ? NameOf(CatalogKind.Channel, catalog.GetValueOrDefault((kind, chip.Key))?.Channel)
                    : null))
            .ToList();
        var need = cell.Need is { } told ? new NeedStatement(told.When, told.Want, told.SoThat, told.Importance) : null;
        return new CellData(
            laneId,
            touchpointId,
            0,
            new CellContent(
                cell.Text, cell.Emotion, need, [.. chips.Select(chip => new ChipContent(chip.CatalogItemId, chip.CatalogItemId is null ? chip.Name : null, chip.State))],
                cell.Basis),
            chips);
    }
}
