using CxPortal.Data;
using CxPortal.Domain.Common;
using CxPortal.Domain.Journeys;

namespace CxPortal.Web.Features.Journeys;

/// <summary>What the address bar asks of the list of journeys.</summary>
public sealed class JourneyFilter
{
    /// <summary>The order where none is asked for: the last changed first.</summary>
    public const string DefaultSort = "-changed";

    /// <summary>The states one may ask for, in the order of the choice.</summary>
    public static IReadOnlyList<string> States { get; } = ["draft", "review", "published", "changed", "overdue", "templates", "archived"];

    /// <summary>Part of title, key or description, in any case.</summary>
    public string? Q { get; set; }

    /// <summary>One of <see cref="States"/>; anything else means all that are not in the archive.</summary>
    public string? Status { get; set; }

    /// <summary>As-is or to-be.</summary>
    public JourneyNature? Nature { get; set; }

    /// <summary>The product.</summary>
    public long? Product { get; set; }

    /// <summary>The segment.</summary>
    public long? Segment { get; set; }

    /// <summary>A channel the journey runs through.</summary>
    public long? Channel { get; set; }

    /// <summary>Key of the owner, or <c>me</c>.</summary>
    public string? Owner { get; set; }

    /// <summary><c>title</c>, <c>changed</c>, <c>review</c> or <c>status</c>; with a leading hyphen from the greatest down.</summary>
    public string Sort { get; set; } = DefaultSort;

    /// <summary>Number of the page, from 1.</summary>
    public int Page { get; set; } = 1;

    /// <summary>How many of the choices narrow the list, besides the words that are looked for.</summary>
    public int Narrowings => new[]
    {
        !string.IsNullOrEmpty(Status), Nature is not null, Product is not null, Segment is not null, Channel is not null, !string.IsNullOrEmpty(Owner),
    }.Count(isChosen => isChosen);

    /// <summary>Whether anything narrows the list.</summary>
    public bool IsNarrow => !string.IsNullOrWhiteSpace(Q) || Narrowings > 0;

    /// <summary>The journeys that are asked for.</summary>
    /// <param name="database">Where they lie.</param>
    /// <param name="me">Who asks.</param>
    /// <param name="today">The organisation's present day.</param>
    public IQueryable<Journey> Find(CxPortalDbContext database, Guid? me, DateOnly today)
    {
        var question = SearchText.Of(Q);
        var journeys = database.Journeys.Where(journey => journey.SearchText.Contains(question));
        journeys = Status == "archived" ? journeys.Where(journey => journey.ArchivedAt != null) : journeys.Where(journey => journey.ArchivedAt == null);
        journeys = InState(journeys, database, today);
        if (Nature is { } nature)
        {
            journeys = journeys.Where(journey => journey.Nature == nature);
        }

        if (Product is { } product)
        {
            journeys = journeys.Where(journey => journey.ProductId == product);
        }

        if (Segment is { } segment)
        {
            journeys = journeys.Where(journey => journey.SegmentId == segment);
        }

        if (Channel is { } channel)
        {
            journeys = journeys.Where(journey => journey.Channels.Any(link => link.ChannelId == channel));
        }

        var owner = Owner == "me" ? me : Guid.TryParse(Owner, out var id) ? id : null;
        return owner is null ? journeys : journeys.Where(journey => journey.OwnerId == owner);
    }

    private IQueryable<Journey> InState(IQueryable<Journey> journeys, CxPortalDbContext database, DateOnly today) => Status switch
    {
        "draft" => journeys.Where(journey => journey.Status == JourneyStatus.Draft && journey.PublishedNumber == 0),
        "review" => journeys.Where(journey => journey.Status == JourneyStatus.InReview),
        "published" => journeys.Where(journey => journey.PublishedNumber > 0),
        "changed" => journeys.Where(journey => database.JourneySnapshots.Any(snapshot =>
            snapshot.JourneyId == journey.Id && snapshot.Number == journey.PublishedNumber && snapshot.PublishedAt < journey.Activity!.ChangedAt)),
        "overdue" => journeys.Where(journey => journey.ReviewDate < today),
        "templates" => journeys.Where(journey => journey.IsTemplate),
        _ => journeys,
    };

    /// <summary>The journeys in the order that is asked for; equal ones by title.</summary>
    public IQueryable<Journey> Order(IQueryable<Journey> journeys) => (Sort switch
    {
        "title" => journeys.OrderBy(journey => journey.SearchText),
        "-title" => journeys.OrderByDescending(journey => journey.SearchText),
        "changed" => journeys.OrderBy(journey => journey.Activity!.ChangedAt),
        "review" => journeys.OrderBy(journey => journey.ReviewDate == null).ThenBy(journey => journey.ReviewDate),
        "-review" => journeys.OrderBy(journey => journey.ReviewDate == null).ThenByDescending(journey => journey.ReviewDate),
        "status" => journeys.OrderBy(journey => journey.Status).ThenBy(journey => journey.PublishedNumber),
        "-status" => journeys.OrderByDescending(journey => journey.Status).ThenByDescending(journey => journey.PublishedNumber),
        _ => journeys.OrderByDescending(journey => journey.Activity!.ChangedAt),
    }).ThenBy(journey => journey.SearchText).ThenBy(journey => journey.Id);
}
