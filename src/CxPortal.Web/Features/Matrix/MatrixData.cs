using CxPortal.Domain.Journeys;

namespace CxPortal.Web.Features.Matrix;

/// <summary>What a matrix is drawn from, whether it was read from the tables or from a published version.</summary>
/// <param name="Stages">Stages in use, in their order.</param>
/// <param name="Touchpoints">Touchpoints in use, in their order within each stage.</param>
/// <param name="Lanes">Lanes in use, in their order.</param>
/// <param name="Cells">What is written; places without a cell are empty.</param>
/// <param name="OpenComments">Number of open comments by lane and touchpoint; places without any are left out.</param>
public sealed record MatrixData(
    IReadOnlyList<StageData> Stages,
    IReadOnlyList<TouchpointData> Touchpoints,
    IReadOnlyList<LaneData> Lanes,
    IReadOnlyList<CellData> Cells,
    IReadOnlyDictionary<(long LaneId, long TouchpointId), int> OpenComments);

/// <summary>A stage as it is stored.</summary>
/// <param name="Id">Key.</param>
/// <param name="Title">Title.</param>
/// <param name="Version">Version.</param>
public sealed record StageData(long Id, string Title, int Version);

/// <summary>A touchpoint as it is stored.</summary>
/// <param name="Id">Key.</param>
/// <param name="StageId">Its stage.</param>
/// <param name="Title">Title.</param>
/// <param name="IsMomentOfTruth">Whether it is flagged as a moment of truth.</param>
/// <param name="Version">Version.</param>
/// <param name="Measured">What surveys measured; null where nothing is measured.</param>
public sealed record TouchpointData(long Id, long StageId, string Title, bool IsMomentOfTruth, int Version, MeasuredData? Measured);

/// <summary>The experience measured at a touchpoint.</summary>
/// <param name="Level">Mean on the scale of the designed emotion, -2 to +2.</param>
/// <param name="Low">Lower end of its interval.</param>
/// <param name="High">Upper end of its interval.</param>
/// <param name="Count">Number of answers.</param>
public sealed record MeasuredData(double Level, double? Low, double? High, int Count);

/// <summary>A lane as it is stored.</summary>
/// <param name="Id">Key.</param>
/// <param name="Type">What its cells hold.</param>
/// <param name="Role">Place on the blueprint.</param>
/// <param name="Title">Title; null for a canonical lane.</param>
/// <param name="Version">Version.</param>
public sealed record LaneData(long Id, LaneType Type, BlueprintRole Role, string? Title, int Version);

/// <summary>A cell as it is stored.</summary>
/// <param name="LaneId">Its lane.</param>
/// <param name="TouchpointId">Its touchpoint.</param>
/// <param name="Version">Version; 0 where there is no row.</param>
/// <param name="Content">What is written.</param>
/// <param name="Chips">Its chips with their names, as many as the content has.</param>
public sealed record CellData(long LaneId, long TouchpointId, int Version, CellContent Content, IReadOnlyList<ChipData> Chips)
{
    /// <summary>A place where nothing was ever written.</summary>
    public static CellData None(long laneId, long touchpointId) => new(laneId, touchpointId, 0, CellContent.Empty, []);
}

/// <summary>A chip with what is shown of it.</summary>
/// <param name="CatalogItemId">The catalogue row; null for a text that matched none.</param>
/// <param name="Name">Name of the row, or the text.</param>
/// <param name="State">State of a screen.</param>
/// <param name="Channel">Name of the screen's channel; null for teams, texts and screens without one.</param>
public sealed record ChipData(long? CatalogItemId, string Name, ScreenState? State, string? Channel);
