using CxPortal.Domain.Catalog;
using CxPortal.Domain.Common;

namespace CxPortal.Domain.Journeys;

/// <summary>What stands where a lane crosses a touchpoint. Only filled cells (or cells that were filled once) have a row.</summary>
public sealed class Cell : IVersioned, IJourneyPart
{
    /// <summary>The longest text, in characters; the editor warns from <see cref="SoftTextLength"/> on.</summary>
    public const int MaxTextLength = 4000;

    /// <summary>From here on the editor recommends the panel instead of the grid.</summary>
    public const int SoftTextLength = 280;

    /// <summary>The lowest designed emotion.</summary>
    public const int MinEmotion = -2;

    /// <summary>The highest designed emotion.</summary>
    public const int MaxEmotion = 2;

    /// <summary>The most chips one cell takes.</summary>
    public const int MaxChips = 20;

    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <inheritdoc />
    public long JourneyId { get; set; }

    /// <summary>The row of the matrix.</summary>
    public long LaneId { get; set; }

    /// <inheritdoc cref="LaneId" />
    public Lane? Lane { get; set; }

    /// <summary>The column of the matrix.</summary>
    public long TouchpointId { get; set; }

    /// <inheritdoc cref="TouchpointId" />
    public Touchpoint? Touchpoint { get; set; }

    /// <summary>Limited Markdown (bold, lists, links): the text, the plain wording of a need, or the reason of an emotion.</summary>
    public string? Text { get; set; }

    /// <summary>The designed emotion, -2 to +2; null where none is designed.</summary>
    public int? Emotion { get; set; }

    /// <summary>"When …" of a need.</summary>
    public string? NeedWhen { get; set; }

    /// <summary>"I want …" of a need.</summary>
    public string? NeedWant { get; set; }

    /// <summary>"So that …" of a need.</summary>
    public string? NeedSoThat { get; set; }

    /// <summary>Importance of a need to the client, 1 to 10.</summary>
    public int? NeedImportance { get; set; }

    /// <summary>Whether this was observed or is assumed.</summary>
    public EvidenceBasis Basis { get; set; }

    /// <summary>Screens or teams, in their order.</summary>
    public List<CellChip> Chips { get; } = [];

    /// <inheritdoc />
    public int Version { get; set; }

    /// <summary>Whether nothing is written in it.</summary>
    public bool IsEmpty => Content.IsEmpty;

    /// <summary>A copy of what is written in the cell, for comparison, export and undo.</summary>
    public CellContent Content => new(
        Text,
        Emotion,
        NeedWhen is null && NeedWant is null && NeedSoThat is null && NeedImportance is null
            ? null
            : new NeedStatement(NeedWhen, NeedWant, NeedSoThat, NeedImportance),
        [.. Chips.OrderBy(chip => chip.Position).Select(chip => new ChipContent(chip.CatalogItemId, chip.Text, chip.State))],
        Basis);

    /// <summary>
    /// Replaces what is written. Parts that the lane's type does not hold must be empty, text and numbers within their ranges.
    /// </summary>
    /// <exception cref="ArgumentException">The content does not fit the lane; check with <see cref="CellContent.ProblemFor"/> first.</exception>
    public void Write(LaneType type, CellContent content)
    {
        if (content.ProblemFor(type) is { } problem)
        {
            throw new ArgumentException($"The content does not fit a {type} lane: {problem}.", nameof(content));
        }

        Text = CellContent.Clean(content.Text);
        Emotion = content.Emotion;
        (NeedWhen, NeedWant, NeedSoThat, NeedImportance) = content.Need?.Cleaned() ?? new NeedStatement(null, null, null, null);
        Basis = content.Basis;
        WriteChips(content.Chips);
    }

    private void WriteChips(IReadOnlyList<ChipContent> wanted)
    {
        var ordered = Chips.OrderBy(chip => chip.Position).ToList();
        foreach (var surplus in ordered.Skip(wanted.Count))
        {
            Chips.Remove(surplus);
        }

        for (var index = 0; index < wanted.Count; index++)
        {
            var chip = index < ordered.Count ? ordered[index] : new CellChip { JourneyId = JourneyId };
            (chip.CatalogItemId, chip.Text, chip.State) = wanted[index].Cleaned();
            chip.Position = index;
            if (index >= ordered.Count)
            {
                Chips.Add(chip);
            }
        }
    }
}

/// <summary>A screen or a team named in a cell.</summary>
public sealed class CellChip : IJourneyPart
{
    /// <summary>The longest unmatched text, in characters.</summary>
    public const int MaxTextLength = CatalogItem.MaxNameLength;

    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <inheritdoc />
    public long JourneyId { get; set; }

    /// <summary>The cell.</summary>
    public long CellId { get; set; }

    /// <summary>The catalogue row; null where an imported name matched none.</summary>
    public long? CatalogItemId { get; set; }

    /// <inheritdoc cref="CatalogItemId" />
    public CatalogItem? CatalogItem { get; set; }

    /// <summary>The imported name that matched no catalogue row; null otherwise.</summary>
    public string? Text { get; set; }

    /// <summary>For a screen, the state in which it meets the client; null where it does not matter.</summary>
    public ScreenState? State { get; set; }

    /// <summary>Place in the cell, from 0; the first team is accountable.</summary>
    public int Position { get; set; }
}
