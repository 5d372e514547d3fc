using CxPortal.Data;
using CxPortal.Domain.Catalog;
using CxPortal.Domain.Common;
using CxPortal.Domain.Journeys;
using CxPortal.Web.Infrastructure.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Catalog;

/// <summary>One row is to become part of another.</summary>
/// <param name="SourceId">The row that goes.</param>
/// <param name="SourceVersion">Its version on the screen.</param>
/// <param name="TargetId">The row that stays.</param>
/// <param name="TargetVersion">Its version on the screen.</param>
public sealed record MergeCatalogItems(long SourceId, int SourceVersion, long TargetId, int TargetVersion);

/// <summary>Makes two catalogue rows one. Old names and keys go on leading to the row that stays.</summary>
public sealed class CatalogMerge(CxPortalDbContext database, TimeProvider clock, IStringLocalizer<CatalogText> text)
{
    /// <summary>Merges, all or nothing: journeys, chips, screens, names and keys of the one row go over to the other.</summary>
    /// <returns>The row that stays; problems of the field <c>into</c>.</returns>
    public async Task<Outcome<CatalogItem>> MergeAsync(MergeCatalogItems order, CancellationToken cancellationToken)
    {
        var rows = await database.CatalogItems
            .Include(item => item.Aliases)
            .Where(item => (item.Id == order.SourceId || item.Id == order.TargetId) && item.MergedIntoId == null)
            .ToDictionaryAsync(item => item.Id, cancellationToken);
        if (!rows.TryGetValue(order.SourceId, out var source))
        {
            return Outcome<CatalogItem>.NotFound;
        }

        if (!rows.TryGetValue(order.TargetId, out var target) || target == source || target.Kind != source.Kind || target.RetiredAt is not null)
        {
            return Outcome<CatalogItem>.Invalid("into", text["Problem.MergeTarget"]);
        }

        if (source.Version != order.SourceVersion || target.Version != order.TargetVersion)
        {
            return Outcome<CatalogItem>.StaleBecause(target);
        }

        await MoveUsesAsync(source, target, cancellationToken);
        MoveNames(source, target);
        await LeadKeysAsync(source, target, cancellationToken);
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return target;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Outcome<CatalogItem>.StaleBecause(null);
        }
    }

    private async Task MoveUsesAsync(CatalogItem source, CatalogItem target, CancellationToken cancellationToken)
    {
        switch (source.Kind)
        {
            case CatalogKind.Channel:
                await MoveChannelAsync(source.Id, target.Id, cancellationToken);
                break;
            case CatalogKind.Product:
                (await database.Journeys.Where(journey => journey.ProductId == source.Id).ToListAsync(cancellationToken))
                    .ForEach(journey => journey.ProductId = target.Id);
                break;
            case CatalogKind.Segment:
                (await database.Journeys.Where(journey => journey.SegmentId == source.Id).ToListAsync(cancellationToken))
                    .ForEach(journey => journey.SegmentId = target.Id);
                break;
            default:
                var cells = await database.Cells
                    .Include(cell => cell.Chips)
                    .Where(cell => cell.Chips.Any(chip => chip.CatalogItemId == source.Id))
                    .ToListAsync(cancellationToken);
                database.ReplaceChips(cells, chip => chip.CatalogItemId == source.Id, target.Id);
                break;
        }
    }

    private async Task MoveChannelAsync(long source, long target, CancellationToken cancellationToken)
    {
        var links = await database.JourneyChannels
            .Where(link => link.ChannelId == source || link.ChannelId == target)
            .ToListAsync(cancellationToken);
        var kept = links.Where(link => link.ChannelId == target).Select(link => link.JourneyId).ToHashSet();
        foreach (var link in links.Where(link => link.ChannelId == source))
        {
            database.JourneyChannels.Remove(link);
            if (!kept.Contains(link.JourneyId))
            {
                database.JourneyChannels.Add(new JourneyChannel { JourneyId = link.JourneyId, ChannelId = target });
            }
        }

        (await database.CatalogItems.Where(screen => screen.ChannelId == source).ToListAsync(cancellationToken))
            .ForEach(screen => screen.ChannelId = target);
    }

    private static void MoveNames(CatalogItem source, CatalogItem target)
    {
        foreach (var alias in source.Aliases.ToList())
        {
            source.Aliases.Remove(alias);
            alias.CatalogItemId = target.Id;
            target.Aliases.Add(alias);
        }

        if (SearchText.Of(source.Name) != target.NormalizedName && target.Aliases.TrueForAll(alias => alias.NormalizedName != source.NormalizedName))
        {
            CatalogAliases.Add(target, source.Name);
        }

        source.RefreshSearchText();
        target.RefreshSearchText();
    }

    private async Task LeadKeysAsync(CatalogItem source, CatalogItem target, CancellationToken cancellationToken)
    {
        var earlier = await database.CatalogItems.Where(item => item.MergedIntoId == source.Id).ToListAsync(cancellationToken);
        foreach (var row in earlier.Append(source))
        {
            row.MergedIntoId = target.Id;
            row.RetiredAt ??= clock.GetUtcNow().UtcDateTime;
        }
    }
}
