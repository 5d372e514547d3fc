using CxPortal.Data;
using CxPortal.Domain.Catalog;
using CxPortal.Domain.Common;
using CxPortal.Domain.Journeys;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Journeys;

/// <summary>What a journey says of itself, as somebody typed it.</summary>
/// <param name="Title">Title.</param>
/// <param name="Key">Key; blank lets the portal make one from the title.</param>
/// <param name="Nature">As-is or to-be.</param>
/// <param name="ContentLanguage">Language of the content.</param>
public sealed record JourneyFacts(string? Title, string? Key, JourneyNature Nature, string ContentLanguage)
{
    /// <summary>What it is about and where it ends.</summary>
    public string? Description { get; init; }

    /// <summary>Product.</summary>
    public long? ProductId { get; init; }

    /// <summary>Segment.</summary>
    public long? SegmentId { get; init; }

    /// <summary>Channels.</summary>
    public IReadOnlyList<long> ChannelIds { get; init; } = [];

    /// <summary>Owner.</summary>
    public Guid? OwnerId { get; init; }

    /// <summary>Key of the as-is journey from which a to-be journey starts; without meaning for an as-is journey.</summary>
    public string? BaselineKey { get; init; }

    /// <summary>The day on which it is to be looked at again.</summary>
    public DateOnly? ReviewDate { get; init; }

    /// <summary>Whether it waits for the remarks of others.</summary>
    public bool IsInReview { get; init; }
}

/// <summary>Finds what is wrong with the facts of a journey. What is stored already may stay, even where it could not be chosen any more.</summary>
public sealed class JourneyRules(
    CxPortalDbContext database, OrganisationClock organisation, IStringLocalizer<JourneysText> text, IStringLocalizer<ValidationText> validation)
{
    /// <summary>Every broken rule, each with the field it concerns.</summary>
    /// <param name="facts">What was typed.</param>
    /// <param name="stored">The journey with its channels; null for a new one.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<List<Problem>> ProblemsOfAsync(JourneyFacts facts, Journey? stored, CancellationToken cancellationToken)
    {
        var problems = new List<Problem>();
        if (string.IsNullOrWhiteSpace(facts.Title))
        {
            problems.Add(new Problem(nameof(facts.Title), validation["Required"]));
        }

        if (await KeyProblemAsync(facts.Key, stored?.Id, cancellationToken) is { } keyProblem)
        {
            problems.Add(new Problem(nameof(facts.Key), keyProblem));
        }

        if (facts.ReviewDate is { } review && review < organisation.Today && review != stored?.ReviewDate)
        {
            problems.Add(new Problem(nameof(facts.ReviewDate), text["Problem.ReviewPast"]));
        }

        await AddUnknownChoicesAsync(problems, facts, stored, cancellationToken);
        return problems;
    }

    /// <summary>What is wrong with a key; null when nothing is, or when it is blank.</summary>
    public async Task<string?> KeyProblemAsync(string? key, long? ownId, CancellationToken cancellationToken)
    {
        var clean = key?.Trim();
        return string.IsNullOrEmpty(clean) ? null
            : !Slug.IsValid(clean) ? text["Problem.KeyForm", Slug.From(clean)].Value
            : await database.Journeys.AnyAsync(journey => journey.Key == clean && journey.Id != ownId, cancellationToken) ? text["Problem.KeyTaken", clean].Value
            : null;
    }

    /// <summary>The key to store: what was typed, else one made from the title that nobody has.</summary>
    public async Task<string> KeyForAsync(string? key, string title, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrWhiteSpace(key))
        {
            return key.Trim();
        }

        var taken = await database.Journeys.Select(journey => journey.Key).ToListAsync(cancellationToken);
        return Slug.Unique(title, taken.ToHashSet().Contains, "journey");
    }

    private async Task AddUnknownChoicesAsync(List<Problem> problems, JourneyFacts facts, Journey? stored, CancellationToken cancellationToken)
    {
        if (facts.ProductId != stored?.ProductId && !await AreKnownAsync(CatalogKind.Product, [facts.ProductId], cancellationToken))
        {
            problems.Add(new Problem(nameof(facts.ProductId), text["Problem.Product"]));
        }

        if (facts.SegmentId != stored?.SegmentId && !await AreKnownAsync(CatalogKind.Segment, [facts.SegmentId], cancellationToken))
        {
            problems.Add(new Problem(nameof(facts.SegmentId), text["Problem.Segment"]));
        }

        var channels = facts.ChannelIds.Where(id => stored?.Channels.Exists(link => link.ChannelId == id) != true).Cast<long?>();
        if (!await AreKnownAsync(CatalogKind.Channel, channels, cancellationToken))
        {
            problems.Add(new Problem(nameof(facts.ChannelIds), text["Problem.Channel"]));
        }

        if (facts.OwnerId is { } owner && owner != stored?.OwnerId
            && !await database.Users.AnyAsync(person => person.Id == owner && person.DisabledAt == null, cancellationToken))
        {
            problems.Add(new Problem(nameof(facts.OwnerId), text["Problem.Owner"]));
        }

        if (facts.Nature == JourneyNature.ToBe && !string.IsNullOrEmpty(facts.BaselineKey) && facts.BaselineKey != stored?.BaselineKey
            && !await database.Journeys.AnyAsync(
                journey => journey.Key == facts.BaselineKey && journey.Nature == JourneyNature.AsIs && journey.Id != (stored == null ? 0 : stored.Id), cancellationToken))
        {
            problems.Add(new Problem(nameof(facts.BaselineKey), text["Problem.Baseline"]));
        }
    }

    private async Task<bool> AreKnownAsync(CatalogKind kind, IEnumerable<long?> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.OfType<long>().Distinct().ToList();
        return wanted.Count == 0 || wanted.Count == await database.CatalogItems.CountAsync(
            item => item.Kind == kind && item.MergedIntoId == null && wanted.Contains(item.Id), cancellationToken);
    }
}
