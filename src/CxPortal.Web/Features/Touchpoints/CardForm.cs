using System.Globalization;
using System.Text.Json;
using CxPortal.Domain.Journeys;
using CxPortal.Web.Features.Matrix;

namespace CxPortal.Web.Features.Touchpoints;

/// <summary>All that the card's form edits at once: the cells of the touchpoint, the card's own fields, and links.</summary>
public sealed class CardForm
{
    /// <summary>Version of the touchpoint that the reader saw.</summary>
    public int Version { get; set; }

    /// <summary>Title of the touchpoint; null where the form has no field for it, and then it stays.</summary>
    public string? Title { get; set; }

    /// <inheritdoc cref="TouchpointCard.IsMomentOfTruth" />
    public bool IsMomentOfTruth { get; set; }

    /// <inheritdoc cref="TouchpointCard.PainPoints" />
    public string? PainPoints { get; set; }

    /// <inheritdoc cref="TouchpointCard.WhatBroke" />
    public string? WhatBroke { get; set; }

    /// <inheritdoc cref="TouchpointCard.Fault" />
    public FailureFault Fault { get; set; }

    /// <inheritdoc cref="TouchpointCard.Recovery" />
    public string? Recovery { get; set; }

    /// <inheritdoc cref="TouchpointCard.ClientSaid" />
    public string? ClientSaid { get; set; }

    /// <summary>The cells.</summary>
    public List<CellForm> Cells { get; set; } = [];

    /// <summary>The links in their order; rows without address and title count as none.</summary>
    public List<LinkForm> Links { get; set; } = [];

    /// <summary>The form of a card as it is stored.</summary>
    public static CardForm Of(TouchpointCard card) => new()
    {
        Version = card.Version,
        Title = card.Title,
        IsMomentOfTruth = card.IsMomentOfTruth,
        PainPoints = card.PainPoints,
        WhatBroke = card.WhatBroke,
        Fault = card.Fault,
        Recovery = card.Recovery,
        ClientSaid = card.ClientSaid,
        Cells = [.. card.Cells.Select(CellForm.Of)],
        Links = [.. card.Links.Select(link => new LinkForm { Title = link.Title, Url = link.Url })],
    };

    /// <summary>
    /// The form with everything that another form of the same touchpoint does not show, so that saving that form leaves it alone.
    /// </summary>
    /// <param name="other">What the reader started from.</param>
    public CardForm CompletedBy(CardForm other) => new()
    {
        Version = Version,
        Title = Title,
        IsMomentOfTruth = IsMomentOfTruth,
        PainPoints = other.PainPoints,
        WhatBroke = other.WhatBroke,
        Fault = other.Fault,
        Recovery = other.Recovery,
        ClientSaid = other.ClientSaid,
        Cells = Cells,
        Links = other.Links,
    };

    /// <summary>Lets a row of a list change places with the one before it.</summary>
    /// <param name="row">Name of the list and place in it, <c>Links:2</c> or <c>Cells[3].Chips:1</c>; anything else is ignored.</param>
    public void MoveUp(string? row)
    {
        if (row?.Split(':') is not [var list, var place] || !int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            return;
        }

        Raise(list == nameof(Links) ? Links : [], index);
        for (var cell = 0; cell < Cells.Count; cell++)
        {
            Raise(list == $"{nameof(Cells)}[{cell}].{nameof(CellForm.Chips)}" ? Cells[cell].Chips : [], index);
        }
    }

    /// <summary>The form as the page carries it along, so that a later save knows what the reader saw.</summary>
    public string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>The form that the page carried along; null when it is missing or was tampered with.</summary>
    public static CardForm? FromJson(string? json)
    {
        if (string.IsNullOrEmpty(json))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<CardForm>(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Raise<T>(List<T> rows, int index)
    {
        if (index > 0 && index < rows.Count)
        {
            (rows[index - 1], rows[index]) = (rows[index], rows[index - 1]);
        }
    }
}

/// <summary>One cell in the card's form.</summary>
public sealed class CellForm
{
    /// <summary>The lane.</summary>
    public long LaneId { get; set; }

    /// <summary>Version of the cell that the reader saw; 0 where there was none.</summary>
    public int Version { get; set; }

    /// <summary>Text, plain wording of a need, or reason of an emotion.</summary>
    public string? Text { get; set; }

    /// <summary>Designed emotion, -2 to +2.</summary>
    public int? Emotion { get; set; }

    /// <summary>"When …" of a need.</summary>
    public string? When { get; set; }

    /// <summary>"I want …" of a need.</summary>
    public string? Want { get; set; }

    /// <summary>"So that …" of a need.</summary>
    public string? SoThat { get; set; }

    /// <summary>Importance of a need, 1 to 10.</summary>
    public int? Importance { get; set; }

    /// <summary>Observed or assumed.</summary>
    public EvidenceBasis Basis { get; set; }

    /// <summary>Screens or teams in order; those without a name count as none.</summary>
    public List<ChipForm> Chips { get; set; } = [];

    /// <summary>The chips that have a name.</summary>
    public IEnumerable<ChipForm> NamedChips => Chips.Where(chip => !string.IsNullOrWhiteSpace(chip.Name));

    /// <summary>The form of a cell as it is stored.</summary>
    public static CellForm Of(CardCell cell) => new()
    {
        LaneId = cell.LaneId,
        Version = cell.Data.Version,
        Text = cell.Data.Content.Text,
        Emotion = cell.Data.Content.Emotion,
        When = cell.Data.Content.Need?.When,
        Want = cell.Data.Content.Need?.Want,
        SoThat = cell.Data.Content.Need?.SoThat,
        Importance = cell.Data.Content.Need?.Importance,
        Basis = cell.Data.Content.Basis,
        Chips = [.. cell.Data.Chips.Select(chip => new ChipForm { Name = chip.Name, State = chip.State })],
    };

    /// <summary>What the cell writer takes; names of chips are matched with the catalogue there.</summary>
    public CellBody ToBody() => new(
        Text,
        Emotion,
        new NeedBody(When, Want, SoThat, Importance),
        [.. NamedChips.Select(chip => new ChipBody(null, chip.Name!.Trim(), null, chip.State))],
        Basis);

    /// <summary>Whether both write the same.</summary>
    public bool IsSameAs(CellForm other) =>
        Same(Text, other.Text) && Emotion == other.Emotion && Same(When, other.When) && Same(Want, other.Want) && Same(SoThat, other.SoThat)
        && Importance == other.Importance && Basis == other.Basis
        && ChipForm.Line(Chips) == ChipForm.Line(other.Chips);

    /// <summary>Whether two texts are the same once stored.</summary>
    public static bool Same(string? one, string? other) => CellContent.Clean(one) == CellContent.Clean(other);
}

/// <summary>A screen or team in the card's form.</summary>
public sealed class ChipForm
{
    /// <summary>Name, alias, or a text that the catalogue does not know.</summary>
    public string? Name { get; set; }

    /// <summary>State of a screen.</summary>
    public ScreenState? State { get; set; }

    /// <summary>All named chips in one line, to compare and to show.</summary>
    public static string Line(IEnumerable<ChipForm> chips) => string.Join("\n", chips
        .Where(chip => !string.IsNullOrWhiteSpace(chip.Name))
        .Select(chip => chip.Name!.Trim() + (chip.State is { } state ? " / " + state : string.Empty)));
}

/// <summary>A link in the card's form.</summary>
public sealed class LinkForm
{
    /// <summary>What it leads to; blank takes the host of the address.</summary>
    public string? Title { get; set; }

    /// <summary>Absolute http or https address.</summary>
    public string? Url { get; set; }

    /// <summary>Whether the row holds nothing.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(Title) && string.IsNullOrWhiteSpace(Url);

    /// <summary>All links, one a line, to compare and to show.</summary>
    public static string Lines(IEnumerable<LinkForm> links) =>
        string.Join("\n", links.Where(link => !link.IsBlank).Select(link => $"{link.Title?.Trim()} {link.Url?.Trim()}".Trim()));
}
