using CxPortal.Domain.Catalog;
using CxPortal.Domain.Common;

namespace CxPortal.Domain.Journeys;

/// <summary>What is written in a cell, whatever the type of its lane.</summary>
/// <param name="Text">Limited Markdown; null or blank for none.</param>
/// <param name="Emotion">Designed emotion, -2 to +2.</param>
/// <param name="Need">A need told as when / want / so that.</param>
/// <param name="Chips">Screens or teams in order.</param>
/// <param name="Basis">Observed or assumed.</param>
public sealed record CellContent(
    string? Text,
    int? Emotion,
    NeedStatement? Need,
    IReadOnlyList<ChipContent> Chips,
    EvidenceBasis Basis)
{
    /// <summary>A cell with nothing in it.</summary>
    public static CellContent Empty { get; } = new(null, null, null, [], EvidenceBasis.Unknown);

    /// <summary>A cell with text alone.</summary>
    public static CellContent OfText(string? text) => Empty with { Text = text };

    /// <summary>Whether nothing is written (the basis alone is nothing).</summary>
    public bool IsEmpty => Clean(Text) is null && Emotion is null && (Need is null || Need.IsEmpty) && Chips.Count == 0;

    /// <summary>Trims, turns CRLF into LF, removes what no text may hold (<see cref="TypedText"/>), and turns blank into null.</summary>
    public static string? Clean(string? text)
    {
        var clean = text is null ? string.Empty
            : TypedText.WithoutDebris(text).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Trim();
        return clean.Length == 0 ? null : clean;
    }

    /// <summary>Why the content does not fit a lane of this type; null when it does.</summary>
    public CellProblem? ProblemFor(LaneType type)
    {
        if (Clean(Text)?.Length > Cell.MaxTextLength || Need?.LongestPart > Cell.MaxTextLength)
        {
            return CellProblem.TextTooLong;
        }

        if (!Enum.IsDefined(Basis))
        {
            return CellProblem.WrongKind;
        }

        if (Emotion is not null && (type != LaneType.Emotion || Emotion is < Cell.MinEmotion or > Cell.MaxEmotion))
        {
            return type == LaneType.Emotion ? CellProblem.EmotionOutOfRange : CellProblem.WrongKind;
        }

        if (Need is { IsEmpty: false })
        {
            return type != LaneType.Need ? CellProblem.WrongKind
                : Need.Importance is < 1 or > 10 ? CellProblem.ImportanceOutOfRange
                : ChipProblem(type);
        }

        return ChipProblem(type);
    }

    /// <summary>The catalogue from which a lane's chips come; null for lanes without chips.</summary>
    public static CatalogKind? ChipCatalogOf(LaneType type) => type switch
    {
        LaneType.Screen => CatalogKind.Screen,
        LaneType.Team => CatalogKind.Team,
        _ => null,
    };

    /// <inheritdoc />
    public bool Equals(CellContent? other) =>
        other is not null && Clean(Text) == Clean(other.Text) && Emotion == other.Emotion && Basis == other.Basis
        && Need?.Cleaned() == other.Need?.Cleaned()
        && Chips.Select(chip => chip.Cleaned()).SequenceEqual(other.Chips.Select(chip => chip.Cleaned()));

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Clean(Text), Emotion, Chips.Count);

    private CellProblem? ChipProblem(LaneType type)
    {
        if (Chips.Count == 0)
        {
            return null;
        }

        return ChipCatalogOf(type) is null ? CellProblem.WrongKind
            : Chips.Count > Cell.MaxChips ? CellProblem.TooManyChips
            : Chips.Any(chip => Clean(chip.Text)?.Length > CellChip.MaxTextLength) ? CellProblem.TextTooLong
            : Chips.Any(chip => chip.State is { } state && (type != LaneType.Screen || !Enum.IsDefined(state))) ? CellProblem.WrongKind
            : Chips.Any(chip => chip.CatalogItemId is null && Clean(chip.Text) is null) ? CellProblem.BlankChip
            : Chips.Where(chip => chip.CatalogItemId is not null).GroupBy(chip => (chip.CatalogItemId, chip.State)).Any(same => same.Count() > 1)
                ? CellProblem.RepeatedChip
            : null;
    }
}

/// <summary>A need as a job to be done.</summary>
/// <param name="When">The situation.</param>
/// <param name="Want">What the client wants.</param>
/// <param name="SoThat">What for.</param>
/// <param name="Importance">Importance to the client, 1 to 10.</param>
public sealed record NeedStatement(string? When, string? Want, string? SoThat, int? Importance)
{
    /// <summary>Whether no part of it is filled.</summary>
    public bool IsEmpty => Cleaned() is null;

    /// <summary>Length of the longest part as it is stored, in characters.</summary>
    public int LongestPart => Cleaned() is not { } need ? 0
        : Math.Max(need.When?.Length ?? 0, Math.Max(need.Want?.Length ?? 0, need.SoThat?.Length ?? 0));

    /// <summary>The need as it is stored; null when no part of it is filled.</summary>
    public NeedStatement? Cleaned()
    {
        var clean = new NeedStatement(CellContent.Clean(When), CellContent.Clean(Want), CellContent.Clean(SoThat), Importance);
        return clean is { When: null, Want: null, SoThat: null, Importance: null } ? null : clean;
    }
}

/// <summary>A screen or team in a cell: a catalogue row, or a text that matched none.</summary>
/// <param name="CatalogItemId">The catalogue row.</param>
/// <param name="Text">The text where there is no row.</param>
/// <param name="State">For a screen, its state.</param>
public sealed record ChipContent(long? CatalogItemId, string? Text, ScreenState? State)
{
    /// <summary>The chip as it is stored: a catalogue row needs no text.</summary>
    public ChipContent Cleaned() => this with { Text = CatalogItemId is null ? CellContent.Clean(Text) : null };
}

/// <summary>Why a content does not fit a cell.</summary>
public enum CellProblem
{
    /// <summary>The lane's type does not hold this kind of content.</summary>
    WrongKind,

    /// <summary>A text is longer than allowed.</summary>
    TextTooLong,

    /// <summary>The emotion is not between -2 and +2.</summary>
    EmotionOutOfRange,

    /// <summary>The importance is not between 1 and 10.</summary>
    ImportanceOutOfRange,

    /// <summary>More chips than a cell takes.</summary>
    TooManyChips,

    /// <summary>A chip without row and text.</summary>
    BlankChip,

    /// <summary>The same row twice.</summary>
    RepeatedChip,
}
