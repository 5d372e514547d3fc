using CxPortal.Domain.Catalog;
using CxPortal.Web.Infrastructure.Security;

namespace CxPortal.Web.Features.Touchpoints;

/// <summary>The card as it is drawn: what is stored, what the form holds, and what came between.</summary>
/// <param name="Card">What is stored.</param>
/// <param name="Form">What the form shows: what is stored, or what was typed and could not be stored.</param>
/// <param name="CanWrite">Whether the reader may change it.</param>
/// <param name="IsPanel">Whether it stands beside the matrix and not on a page of its own.</param>
public sealed record CardView(TouchpointCard Card, CardForm Form, bool CanWrite, bool IsPanel)
{
    /// <summary>The form of what is stored: the next save starts from it.</summary>
    public CardForm Stored { get; init; } = Form;

    /// <summary>Fields that somebody else changed as well.</summary>
    public IReadOnlySet<string> Conflicts { get; init; } = new HashSet<string>();

    /// <summary>What was typed into lanes that are no longer there.</summary>
    public IReadOnlyList<string> Homeless { get; init; } = [];

    /// <summary>Whether somebody else was faster.</summary>
    public bool IsStale { get; init; }

    /// <summary>Whether the form holds what is not stored yet.</summary>
    public bool IsUnsaved { get; init; }

    /// <summary>Names of screens to offer.</summary>
    public IReadOnlyList<OfferedName> Screens { get; init; } = [];

    /// <summary>Names of teams to offer.</summary>
    public IReadOnlyList<OfferedName> Teams { get; init; } = [];

    /// <summary>The pictures part.</summary>
    public PicturesView Pictures { get; init; } = new(Card.JourneyId, Card.Id, Card.Pictures, CanWrite, IsPanel ? Card.MatrixUrl : Card.Url);

    /// <summary>Where the form leads back to.</summary>
    public string ReturnUrl => IsPanel ? Card.MatrixUrl : Card.Url;

    /// <summary>Address of a neighbour's card, in the same place as this one.</summary>
    public string UrlOf(Neighbour neighbour) => IsPanel
        ? $"/journeys/{Card.JourneyId}?touchpoint={neighbour.Id}"
        : $"/journeys/{Card.JourneyId}/touchpoints/{neighbour.Id}";

    /// <summary>A text field of the form.</summary>
    public CardText Text(string name, string label, string? value, string? stored) =>
        new(name, label, value) { Theirs = Conflicts.Contains(name) ? stored ?? string.Empty : null };
}

/// <summary>A text field of the card.</summary>
/// <param name="Name">Name of the form's field.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Value">What it holds.</param>
public sealed record CardText(string Name, string Label, string? Value)
{
    /// <summary>What somebody else wrote there meanwhile; empty where they cleared it; null where nobody did.</summary>
    public string? Theirs { get; init; }

    /// <summary>What to write, where the label does not say it all.</summary>
    public string? Hint { get; init; }

    /// <summary>From how many characters on the counter warns; null for no counter.</summary>
    public int? SoftLength { get; init; }

    /// <summary>Whether one line is enough.</summary>
    public bool IsLine { get; init; }
}

/// <summary>One cell of the card's form.</summary>
/// <param name="View">The card.</param>
/// <param name="Index">Place among the cells.</param>
public sealed record CellFields(CardView View, int Index)
{
    /// <summary>The cell as it is stored.</summary>
    public CardCell Cell => View.Card.Cells[Index];

    /// <summary>What the form holds.</summary>
    public CellForm Form => View.Form.Cells[Index];

    /// <summary>The form of what is stored.</summary>
    public CellForm Stored => View.Stored.Cells[Index];

    /// <summary>Full name of a field of this cell.</summary>
    public string Name(string field) => $"Cells[{Index}].{field}";
}

/// <summary>Reads cards together with what the reader may do.</summary>
public sealed class CardReader(CardQueries queries, CurrentUser user)
{
    /// <summary>The card as it is stored; null when there is no such touchpoint in this journey.</summary>
    public async Task<CardView?> FindAsync(long journeyId, long touchpointId, bool isPanel, CancellationToken cancellationToken)
    {
        if (await queries.FindAsync(journeyId, touchpointId, cancellationToken) is not { } card)
        {
            return null;
        }

        var canWrite = user.Can(Permission.JourneysWrite) && !card.IsArchived;
        var view = new CardView(card, CardForm.Of(card), canWrite, isPanel);
        return !canWrite ? view : view with
        {
            Screens = await queries.NamesAsync(CatalogKind.Screen, cancellationToken),
            Teams = await queries.NamesAsync(CatalogKind.Team, cancellationToken),
        };
    }

    /// <summary>The card with what was typed and could not be stored, brought together with what is stored now.</summary>
    public async Task<CardView?> AgainAsync(
        long journeyId, long touchpointId, CardForm mine, CardForm? seen, bool isStale, bool isPanel, CancellationToken cancellationToken)
    {
        if (await FindAsync(journeyId, touchpointId, isPanel, cancellationToken) is not { } view)
        {
            return null;
        }

        var merge = CardMerge.Of(mine, seen ?? (isStale ? null : view.Stored), view.Stored);
        return view with
        {
            Form = merge.Result,
            Conflicts = merge.Conflicts,
            Homeless = merge.Homeless,
            IsStale = isStale,
            IsUnsaved = true,
        };
    }
}
