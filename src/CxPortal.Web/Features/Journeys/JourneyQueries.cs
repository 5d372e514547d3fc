using CxPortal.Data;
using CxPortal.Domain.Journeys;
using CxPortal.Web.Features.Catalog;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Localization;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Journeys;

/// <summary>Reads the list of journeys.</summary>
public sealed class JourneyQueries(CxPortalDbContext database, CurrentUser user, OrganisationClock organisation)
{
    /// <summary>A page of the list.</summary>
    public async Task<JourneyListView> ListAsync(JourneyFilter filter, CancellationToken cancellationToken)
    {
        var today = organisation.Today;
        var found = filter.Find(database, user.Id, today).AsNoTracking();
        var total = await found.CountAsync(cancellationToken);
        var (number, skip) = Paging.At(total, filter.Page);
        var rows = await Rows(filter.Order(found).Skip(skip).Take(Paging.DefaultSize)).ToListAsync(cancellationToken);
        return new JourneyListView(
            filter,
            new PageOf<JourneyRow>(rows, number, Paging.DefaultSize, total),
            await database.Journeys.CountAsync(journey => journey.ArchivedAt == null, cancellationToken),
            await database.Journeys.CountAsync(journey => journey.ArchivedAt != null, cancellationToken),
            await ChoicesAsync(cancellationToken),
            today);
    }

    private IQueryable<JourneyRow> Rows(IQueryable<Journey> journeys)
    {
        var lanes = database.Lanes.Where(lane => lane.ArchivedAt == null);
        var touchpoints = database.Touchpoints.Where(touchpoint => touchpoint.ArchivedAt == null && touchpoint.Stage!.ArchivedAt == null);
        var filled = database.Cells.Where(cell =>
            cell.Lane!.ArchivedAt == null && cell.Touchpoint!.ArchivedAt == null && cell.Touchpoint.Stage!.ArchivedAt == null
            && (cell.Text != null || cell.Emotion != null || cell.NeedWhen != null || cell.NeedWant != null || cell.NeedSoThat != null
                || cell.NeedImportance != null || cell.Chips.Any()));
        var threads = database.CellComments.Where(comment =>
            comment.ParentId == null && comment.ResolvedAt == null
            && lanes.Any(lane => lane.Id == comment.LaneId) && touchpoints.Any(touchpoint => touchpoint.Id == comment.TouchpointId));
        return journeys.Select(journey => new JourneyRow(
            journey.Id,
            journey.Key,
            journey.Title,
            journey.ContentLanguage,
            journey.Nature,
            new JourneyState(
                journey.Status,
                journey.PublishedNumber,
                database.JourneySnapshots.Any(snapshot => snapshot.JourneyId == journey.Id && snapshot.Number == journey.PublishedNumber
                    && snapshot.PublishedAt < journey.Activity!.ChangedAt),
                journey.ArchivedAt != null))
        {
            Product = journey.Product!.Name,
            Segment = journey.Segment!.Name,
            Owner = database.Users.Where(owner => owner.Id == journey.OwnerId).Select(owner => owner.DisplayName).FirstOrDefault(),
            IsTemplate = journey.IsTemplate,
            ChangedAt = journey.Activity!.ChangedAt,
            ChangedBy = journey.Activity.ChangedBy,
            FilledCells = filled.Count(cell => cell.JourneyId == journey.Id),
            Cells = lanes.Count(lane => lane.JourneyId == journey.Id) * touchpoints.Count(touchpoint => touchpoint.JourneyId == journey.Id),
            OpenComments = threads.Count(comment => comment.JourneyId == journey.Id),
            ReviewDate = journey.ReviewDate,
        });
    }

    private async Task<JourneyFilterChoices> ChoicesAsync(CancellationToken cancellationToken) => new(
        await NamedAsync(database.Journeys.Select(journey => journey.ProductId), cancellationToken),
        await NamedAsync(database.Journeys.Select(journey => journey.SegmentId), cancellationToken),
        await NamedAsync(database.JourneyChannels.Select(link => (long?)link.ChannelId), cancellationToken),
        await database.Users
            .Where(person => database.Journeys.Any(journey => journey.OwnerId == person.Id))
            .OrderBy(person => person.DisplayName)
            .Select(person => new JourneyOwner(person.Id, person.DisplayName))
            .ToListAsync(cancellationToken));

    private async Task<IReadOnlyList<CatalogNamed>> NamedAsync(IQueryable<long?> used, CancellationToken cancellationToken) =>
        await database.CatalogItems
            .Where(item => used.Contains(item.Id))
            .OrderBy(item => item.NormalizedName)
            .Select(item => new CatalogNamed(item.Id, item.Name))
            .ToListAsync(cancellationToken);
}
