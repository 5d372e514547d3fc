using CxPortal.Domain.Journeys;

namespace CxPortal.Web.Features.Matrix;

/// <summary>A matrix ready to be shown: columns in their order, a cell for every crossing, and what follows from them.</summary>
public sealed class MatrixView
{
    /// <summary>The journey it belongs to.</summary>
    public required long JourneyId { get; init; }

    /// <summary>Column groups in their order; those without touchpoints are left out.</summary>
    public required IReadOnlyList<StageView> Stages { get; init; }

    /// <summary>Columns in their order.</summary>
    public required IReadOnlyList<ColumnView> Columns { get; init; }

    /// <summary>Rows in their order.</summary>
    public required IReadOnlyList<RowView> Rows { get; init; }

    /// <summary>The emotion curves; null when the emotion lane is archived.</summary>
    public EmotionCurves? Curves { get; init; }

    /// <summary>Language of what is written in it; null where that is the language of the interface.</summary>
    public string? Language { get; init; }

    /// <summary>Whether the reader may change it.</summary>
    public bool CanWrite { get; init; }

    /// <summary>Whether the reader may write comments.</summary>
    public bool CanComment { get; init; }

    /// <summary>Whether it is a published version, which leads nowhere.</summary>
    public bool IsSnapshot { get; init; }

    /// <summary>Number of hand-offs between neighbouring touchpoints.</summary>
    public int HandoffCount => Columns.Count(column => column.Handoff is not null);

    /// <summary>Whether it is so large that a page shows it once: either as a grid or as a list.</summary>
    public bool IsLarge => Columns.Count * Rows.Count > 200;

    /// <summary>Filled cells in percent that rest on observation; null when nothing is filled.</summary>
    public int? ObservedShare
    {
        get
        {
            var filled = Rows.SelectMany(row => row.Cells).Where(cell => !cell.IsEmpty).ToList();
            return filled.Count == 0 ? null : filled.Count(cell => cell.Content.Basis == EvidenceBasis.Observed) * 100 / filled.Count;
        }
    }
}

/// <summary>A column group.</summary>
/// <param name="Id">Key of the stage.</param>
/// <param name="Title">Title.</param>
/// <param name="Version">Version.</param>
/// <param name="Tone">Colour, 1 to 8.</param>
/// <param name="Columns">Its columns.</param>
public sealed record StageView(long Id, string Title, int Version, int Tone, IReadOnlyList<ColumnView> Columns);

/// <summary>A column.</summary>
/// <param name="Touchpoint">The touchpoint.</param>
/// <param name="Index">Place among all columns, from 0.</param>
/// <param name="Tone">Colour of its stage.</param>
/// <param name="Filled">Number of filled cells.</param>
/// <param name="Handoff">What changes hands on the way from the column before; null when nothing does.</param>
public sealed record ColumnView(TouchpointData Touchpoint, int Index, int Tone, int Filled, Handoff? Handoff)
{
    /// <summary>Key of the touchpoint.</summary>
    public long Id => Touchpoint.Id;

    /// <summary>Title.</summary>
    public string Title => Touchpoint.Title;
}

/// <summary>A change of hands between two neighbouring touchpoints.</summary>
/// <param name="FromTeam">Accountable team before; null when the team stays.</param>
/// <param name="ToTeam">Accountable team after; null when the team stays.</param>
/// <param name="FromChannels">Channels before; null when they stay.</param>
/// <param name="ToChannels">Channels after; null when they stay.</param>
public sealed record Handoff(string? FromTeam, string? ToTeam, string? FromChannels, string? ToChannels)
{
    /// <summary>Whether the team stays and only the channel changes.</summary>
    public bool IsChannelOnly => FromTeam is null;
}

/// <summary>A row.</summary>
/// <param name="Lane">The lane.</param>
/// <param name="Name">Its name in the reader's language.</param>
/// <param name="Cells">A cell for every column, in the order of the columns.</param>
public sealed record RowView(LaneData Lane, string Name, IReadOnlyList<CellView> Cells)
{
    /// <summary>Number of filled cells.</summary>
    public int Filled { get; } = Cells.Count(cell => !cell.IsEmpty);

    /// <summary>Whether it is the row of the emotion curves.</summary>
    public bool IsEmotion => Lane.Type == LaneType.Emotion;
}

/// <summary>A cell.</summary>
/// <param name="Data">What is stored.</param>
/// <param name="Type">Type of its lane.</param>
/// <param name="OpenComments">Number of open comments.</param>
public sealed record CellView(CellData Data, LaneType Type, int OpenComments)
{
    /// <summary>What is written.</summary>
    public CellContent Content => Data.Content;

    /// <summary>Whether nothing is written.</summary>
    public bool IsEmpty { get; } = Data.Content.IsEmpty;

    /// <summary>The element's id, and the address of the cell in links: <c>{lane}-{touchpoint}</c>.</summary>
    public string Address { get; } = $"{Data.LaneId}-{Data.TouchpointId}";
}
