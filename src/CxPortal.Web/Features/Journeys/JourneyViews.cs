using CxPortal.Domain.Journeys;
using CxPortal.Web.Features.Catalog;
using CxPortal.Web.Infrastructure.Http;

namespace CxPortal.Web.Features.Journeys;

/// <summary>The list of journeys.</summary>
/// <param name="Filter">What was asked for.</param>
/// <param name="Page">The rows.</param>
/// <param name="All">Journeys that are not in the archive.</param>
/// <param name="Archived">Journeys in the archive.</param>
/// <param name="Choices">What one may narrow the list by.</param>
/// <param name="Today">The organisation's present day.</param>
public sealed record JourneyListView(JourneyFilter Filter, PageOf<JourneyRow> Page, int All, int Archived, JourneyFilterChoices Choices, DateOnly Today);

/// <summary>What the list of journeys may be narrowed by: only what is used by a journey.</summary>
/// <param name="Products">Products.</param>
/// <param name="Segments">Segments.</param>
/// <param name="Channels">Channels.</param>
/// <param name="Owners">Owners.</param>
public sealed record JourneyFilterChoices(
    IReadOnlyList<CatalogNamed> Products, IReadOnlyList<CatalogNamed> Segments, IReadOnlyList<CatalogNamed> Channels, IReadOnlyList<JourneyOwner> Owners);

/// <summary>A person who may own a journey.</summary>
/// <param name="Id">Key of the account.</param>
/// <param name="Name">Name.</param>
public sealed record JourneyOwner(Guid Id, string Name);

/// <summary>A journey in the list.</summary>
/// <param name="Id">Key of the row.</param>
/// <param name="Key">Key for people and programs.</param>
/// <param name="Title">Title.</param>
/// <param name="Language">Language of the content.</param>
/// <param name="Nature">As-is or to-be.</param>
/// <param name="State">How far it has come.</param>
public sealed record JourneyRow(long Id, string Key, string Title, string Language, JourneyNature Nature, JourneyState State)
{
    /// <summary>Name of the product.</summary>
    public string? Product { get; init; }

    /// <summary>Name of the segment.</summary>
    public string? Segment { get; init; }

    /// <summary>Name of the owner.</summary>
    public string? Owner { get; init; }

    /// <summary>Whether new journeys may start from it.</summary>
    public bool IsTemplate { get; init; }

    /// <summary>When anything in it was last changed (UTC).</summary>
    public DateTime ChangedAt { get; init; }

    /// <summary>Who changed it.</summary>
    public string ChangedBy { get; init; } = string.Empty;

    /// <summary>Cells with something in them.</summary>
    public int FilledCells { get; init; }

    /// <summary>All cells of the matrix: lanes by touchpoints.</summary>
    public int Cells { get; init; }

    /// <summary>Threads of comments that nobody has resolved.</summary>
    public int OpenComments { get; init; }

    /// <summary>The day on which it is to be looked at again.</summary>
    public DateOnly? ReviewDate { get; init; }
}
