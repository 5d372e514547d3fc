using CxPortal.Data;
using CxPortal.Domain.Catalog;
using CxPortal.Domain.Common;
using CxPortal.Web.Infrastructure.Http;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Catalog;

/// <summary>Reads catalogues and their rows.</summary>
public sealed class CatalogQueries(CxPortalDbContext database)
{
    /// <summary>A page of a catalogue.</summary>
    public async Task<CatalogListView> ListAsync(CatalogKind kind, CatalogFilter filter, CancellationToken cancellationToken)
    {
        var question = SearchText.Of(filter.Q);
        var all = database.CatalogItems.AsNoTracking().Where(item => item.Kind == kind && item.MergedIntoId == null);
        var found = all.Where(item => item.SearchText.Contains(question));
        found = filter.State switch
        {
            "retired" => found.Where(item => item.RetiredAt != null),
            "all" => found,
            _ => found.Where(item => item.RetiredAt == null),
        };
        var total = await found.CountAsync(cancellationToken);
        var (number, skip) = Paging.At(total, filter.Page);
        var uses = database.UsesOf(kind);
        var rows = await Sorted(found, filter.Sort, uses)
            .Skip(skip)
            .Take(Paging.DefaultSize)
            .Select(item => new
            {
                item.Id,
                item.Name,
                item.Description,
                Channel = item.Channel!.Name,
                Aliases = item.Aliases.OrderBy(alias => alias.NormalizedName).Select(alias => alias.Name).ToList(),
                Uses = uses.Where(use => use.ItemId == item.Id).Select(use => use.JourneyId).Distinct().Count(),
                item.RetiredAt,
            })
            .ToListAsync(cancellationToken);
        var page = new PageOf<CatalogRow>(
            rows.ConvertAll(row => new CatalogRow(row.Id, row.Name, row.Description, row.Channel, row.Aliases, row.Uses, row.RetiredAt is not null)),
            number,
            Paging.DefaultSize,
            total);
        var unmatched = await database.CellChips
            .Where(chip => chip.CatalogItemId == null)
            .Select(chip => chip.Text)
            .Distinct()
            .ToListAsync(cancellationToken);
        return new CatalogListView(
            kind,
            filter,
            page,
            await all.CountAsync(item => item.RetiredAt == null, cancellationToken),
            unmatched.Select(SearchText.Of).Distinct().Count());
    }

    /// <summary>A row with its names and uses; null for an unknown key. The key of a merged row gives the row it went into.</summary>
    public async Task<CatalogItemView?> FindAsync(long id, CancellationToken cancellationToken)
    {
        var current = await database.CatalogItems.Where(item => item.Id == id).Select(item => item.MergedIntoId ?? item.Id).SingleOrDefaultAsync(cancellationToken);
        var view = await database.CatalogItems.AsNoTracking()
            .Where(item => item.Id == current)
            .Select(item => new CatalogItemView(
                item.Id, item.Kind, item.Key, item.Name, item.Description, item.ChannelId, item.Channel!.Name, item.RetiredAt != null, item.Version))
            .SingleOrDefaultAsync(cancellationToken);
        if (view is null)
        {
            return null;
        }

        var journeys = database.UsesOf(view.Kind).Where(use => use.ItemId == current).Select(use => use.JourneyId);
        return view with
        {
            Aliases = await database.CatalogAliases.AsNoTracking()
                .Where(alias => alias.CatalogItemId == current)
                .OrderBy(alias => alias.NormalizedName)
                .Select(alias => new CatalogNamed(alias.Id, alias.Name))
                .ToListAsync(cancellationToken),
            Uses = await database.Journeys.AsNoTracking()
                .Where(journey => journeys.Contains(journey.Id))
                .OrderBy(journey => journey.SearchText)
                .Select(journey => new CatalogUse(journey.Id, journey.Title, journey.ArchivedAt != null))
                .ToListAsync(cancellationToken),
            Screens = await database.CatalogItems.AsNoTracking()
                .Where(item => item.ChannelId == current && item.MergedIntoId == null)
                .OrderBy(item => item.NormalizedName)
                .Select(item => new CatalogNamed(item.Id, item.Name))
                .ToListAsync(cancellationToken),
        };
    }

    /// <summary>Rows in use, for a choice; <paramref name="kept"/> stays in it although it may be retired, because it is chosen already.</summary>
    public async Task<IReadOnlyList<CatalogNamed>> ChoicesAsync(CatalogKind kind, IEnumerable<long> kept, CancellationToken cancellationToken) =>
        await database.CatalogItems.AsNoTracking()
            .Where(item => item.Kind == kind && item.MergedIntoId == null && (item.RetiredAt == null || kept.Contains(item.Id)))
            .OrderBy(item => item.NormalizedName)
            .Select(item => new CatalogNamed(item.Id, item.Name))
            .ToListAsync(cancellationToken);

    private static IQueryable<CatalogItem> Sorted(IQueryable<CatalogItem> items, string sort, IQueryable<CatalogUsePair> uses) => sort switch
    {
        "-name" => items.OrderByDescending(item => item.NormalizedName),
        "channel" => items.OrderBy(item => item.ChannelId == null).ThenBy(item => item.Channel!.NormalizedName).ThenBy(item => item.NormalizedName),
        "-channel" => items.OrderBy(item => item.ChannelId == null).ThenByDescending(item => item.Channel!.NormalizedName).ThenBy(item => item.NormalizedName),
        "uses" => items
            .OrderBy(item => uses.Where(use => use.ItemId == item.Id).Select(use => use.JourneyId).Distinct().Count())
            .ThenBy(item => item.NormalizedName),
        "-uses" => items
            .OrderByDescending(item => uses.Where(use => use.ItemId == item.Id).Select(use => use.JourneyId).Distinct().Count())
            .ThenBy(item => item.NormalizedName),
        _ => items.OrderBy(item => item.NormalizedName),
    };
}
