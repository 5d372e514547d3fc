using CxPortal.Data;
using CxPortal.Domain.Catalog;
using CxPortal.Domain.Common;
using CxPortal.Domain.Journeys;
using CxPortal.Web.Infrastructure.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Catalog;

/// <summary>A name that stands in journeys and in no catalogue.</summary>
/// <param name="Kind">The catalogue it would belong to.</param>
/// <param name="Text">The name in its most frequent spelling.</param>
/// <param name="Spellings">All spellings that differ only in case and spaces.</param>
/// <param name="Cells">Cells in which it stands.</param>
/// <param name="Journeys">Journeys in which it stands.</param>
public sealed record UnmatchedName(CatalogKind Kind, string Text, IReadOnlyList<string> Spellings, int Cells, IReadOnlyList<CatalogUse> Journeys);

/// <summary>Lists names of screens and teams that came with an import or were typed and matched no catalogue row, and gives them one.</summary>
public sealed class UnmatchedNames(CxPortalDbContext database, CatalogLookup lookup, CatalogService catalog, IStringLocalizer<CatalogText> text)
{
    /// <summary>All of them, the most used first.</summary>
    public async Task<IReadOnlyList<UnmatchedName>> ListAsync(CancellationToken cancellationToken)
    {
        var chips = await (
            from chip in database.CellChips.AsNoTracking()
            join cell in database.Cells on chip.CellId equals cell.Id
            join journey in database.Journeys on chip.JourneyId equals journey.Id
            where chip.CatalogItemId == null && chip.Text != null
            select new { chip.Text, chip.CellId, cell.Lane!.Type, chip.JourneyId, journey.Title, IsArchived = journey.ArchivedAt != null })
            .ToListAsync(cancellationToken);
        return
        [
            .. chips
                .Where(chip => CellContent.ChipCatalogOf(chip.Type) is not null)
                .GroupBy(chip => (Kind: CellContent.ChipCatalogOf(chip.Type)!.Value, Name: SearchText.Of(chip.Text)))
                .Select(same => new UnmatchedName(
                    same.Key.Kind,
                    same.CountBy(chip => chip.Text!).MaxBy(spelling => spelling.Value).Key,
                    [.. same.Select(chip => chip.Text!).Distinct()],
                    same.Select(chip => chip.CellId).Distinct().Count(),
                    [.. same.Select(chip => new CatalogUse(chip.JourneyId, chip.Title, chip.IsArchived)).Distinct().OrderBy(use => SearchText.Of(use.Title))]))
                .OrderByDescending(name => name.Cells)
                .ThenBy(name => SearchText.Of(name.Text)),
        ];
    }

    /// <summary>One of them; null when no chip says this (any more).</summary>
    public async Task<UnmatchedName?> FindAsync(CatalogKind kind, string? name, CancellationToken cancellationToken)
    {
        var wanted = SearchText.Of(name);
        return (await ListAsync(cancellationToken)).FirstOrDefault(one => one.Kind == kind && SearchText.Of(one.Text) == wanted);
    }

    /// <summary>Adds a catalogue row of this name and puts it wherever the name stands.</summary>
    public async Task<Outcome<CatalogItem>> CreateRowAsync(CatalogKind kind, string? name, CancellationToken cancellationToken)
    {
        if (await FindAsync(kind, name, cancellationToken) is not { } unmatched)
        {
            return Outcome<CatalogItem>.NotFound;
        }

        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var outcome = await catalog.FindOrCreateAsync(kind, unmatched.Text, null, cancellationToken);
        if (outcome.Value is { } row)
        {
            outcome = await ReplaceAsync(unmatched, row, cancellationToken);
        }

        if (outcome.IsDone)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return outcome;
    }

    /// <summary>Puts a catalogue row wherever the name stands; the name becomes an alias, so that the next import matches by itself.</summary>
    /// <returns>The row; problems of the field <c>into</c>.</returns>
    public async Task<Outcome<CatalogItem>> MatchAsync(CatalogKind kind, string? name, long into, CancellationToken cancellationToken)
    {
        if (await FindAsync(kind, name, cancellationToken) is not { } unmatched)
        {
            return Outcome<CatalogItem>.NotFound;
        }

        var row = await database.CatalogItems
            .Include(item => item.Aliases)
            .SingleOrDefaultAsync(item => item.Id == into && item.Kind == kind && item.MergedIntoId == null, cancellationToken);
        if (row is null)
        {
            return Outcome<CatalogItem>.Invalid("into", text["Problem.MatchTarget"]);
        }

        if (await lookup.FindAsync(kind, unmatched.Text, cancellationToken) is null)
        {
            CatalogAliases.Add(row, unmatched.Text);
        }

        return await ReplaceAsync(unmatched, row, cancellationToken);
    }

    private async Task<Outcome<CatalogItem>> ReplaceAsync(UnmatchedName unmatched, CatalogItem row, CancellationToken cancellationToken)
    {
        var spellings = unmatched.Spellings;
        var laneType = unmatched.Kind == CatalogKind.Screen ? LaneType.Screen : LaneType.Team;
        var cells = await database.Cells
            .Include(cell => cell.Chips)
            .Where(cell => cell.Lane!.Type == laneType && cell.Chips.Any(chip => chip.CatalogItemId == null && spellings.Contains(chip.Text!)))
            .ToListAsync(cancellationToken);
        database.ReplaceChips(cells, chip => chip.CatalogItemId is null && spellings.Contains(chip.Text!), row.Id);
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return row;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Outcome<CatalogItem>.StaleBecause(null);
        }
    }
}
