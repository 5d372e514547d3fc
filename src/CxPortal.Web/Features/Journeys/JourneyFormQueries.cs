using CxPortal.Data;
using CxPortal.Domain.Catalog;
using CxPortal.Domain.Journeys;
using CxPortal.Web.Features.Catalog;
using CxPortal.Web.Infrastructure.Localization;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Journeys;

/// <summary>Reads what the forms of a journey show.</summary>
public sealed class JourneyFormQueries(CxPortalDbContext database, CatalogQueries catalog, CurrentUser user, IStringLocalizer<JourneysText> text)
{
    /// <summary>The page of a new journey, with the form as typed or with what is most likely wanted.</summary>
    public async Task<NewJourneyPage> NewAsync(NewJourneyForm? form, CancellationToken cancellationToken)
    {
        form ??= new NewJourneyForm { OwnerId = user.Id, ContentLanguage = Cultures.Current };
        return new NewJourneyPage(form, await ChoicesAsync(form, null, cancellationToken));
    }

    /// <summary>The page of a journey's properties; null for an unknown key.</summary>
    public async Task<JourneyEditPage?> EditAsync(long id, JourneyForm? form, CancellationToken cancellationToken)
    {
        var stored = await database.Journeys.AsNoTracking()
            .Where(journey => journey.Id == id)
            .Select(journey => new JourneyForm
            {
                Title = journey.Title,
                Key = journey.Key,
                Description = journey.Description,
                ProductId = journey.ProductId,
                SegmentId = journey.SegmentId,
                ChannelIds = journey.Channels.Select(link => link.ChannelId).ToList(),
                OwnerId = journey.OwnerId,
                Nature = journey.Nature,
                BaselineKey = journey.BaselineKey,
                ReviewDate = journey.ReviewDate,
                ContentLanguage = journey.ContentLanguage,
                IsInReview = journey.Status == JourneyStatus.InReview,
                Version = journey.Version,
            })
            .SingleOrDefaultAsync(cancellationToken);
        return stored is null ? null : new JourneyEditPage(id, stored, form ?? stored, await ChoicesAsync(stored, id, cancellationToken));
    }

    /// <summary>The page of a copy; null for an unknown key.</summary>
    public async Task<JourneyCopyPage?> CopyAsync(long id, JourneyCopyForm? form, CancellationToken cancellationToken)
    {
        var model = await database.Journeys.AsNoTracking()
            .Where(journey => journey.Id == id)
            .Select(journey => new { journey.Title, journey.Nature })
            .SingleOrDefaultAsync(cancellationToken);
        return model is null ? null : new JourneyCopyPage(id, model.Title, model.Nature, form ?? new JourneyCopyForm { Title = CopyTitle(model.Title) });
    }

    private string CopyTitle(string title)
    {
        var copy = text["Copy.Of", title].Value;
        return copy.Length > Journey.MaxTitleLength ? title : copy;
    }

    /// <summary>What one may choose; what the journey has already stays in the choice although it may be retired or disabled.</summary>
    private async Task<JourneyChoices> ChoicesAsync(JourneyFactsForm kept, long? id, CancellationToken cancellationToken) => new(
        await catalog.ChoicesAsync(CatalogKind.Product, [kept.ProductId ?? 0], cancellationToken),
        await catalog.ChoicesAsync(CatalogKind.Segment, [kept.SegmentId ?? 0], cancellationToken),
        await catalog.ChoicesAsync(CatalogKind.Channel, kept.ChannelIds, cancellationToken),
        await database.Users.AsNoTracking()
            .Where(person => person.DisabledAt == null || person.Id == kept.OwnerId)
            .OrderBy(person => person.DisplayName)
            .Select(person => new JourneyOwner(person.Id, person.DisplayName))
            .ToListAsync(cancellationToken),
        await database.Journeys.AsNoTracking()
            .Where(journey => journey.Nature == JourneyNature.AsIs && journey.Id != id && (journey.ArchivedAt == null || journey.Key == kept.BaselineKey))
            .OrderBy(journey => journey.SearchText)
            .Select(journey => new JourneyBaseline(journey.Key, journey.Title))
            .ToListAsync(cancellationToken),
        await database.Journeys.AsNoTracking()
            .Where(journey => journey.IsTemplate && journey.ArchivedAt == null)
            .OrderBy(journey => journey.SearchText)
            .Select(journey => new CatalogNamed(journey.Id, journey.Title))
            .ToListAsync(cancellationToken));
}
