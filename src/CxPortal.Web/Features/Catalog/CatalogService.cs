using CxPortal.Data;
using CxPortal.Domain.Catalog;
using CxPortal.Domain.Common;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Catalog;

/// <summary>What a catalogue row says of itself, as somebody typed it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Description">A sentence or two; optional.</param>
/// <param name="ChannelId">A screen's channel; optional, and without meaning in the other catalogues.</param>
public sealed record CatalogFacts(string? Name, string? Description = null, long? ChannelId = null);

/// <summary>Adds catalogue rows, changes what they say of themselves, retires them and brings them back.</summary>
public sealed class CatalogService(
    CxPortalDbContext database, IDatabaseProvider provider, CatalogLookup lookup, TimeProvider clock,
    IStringLocalizer<CatalogText> text, IStringLocalizer<ValidationText> validation)
{
    /// <summary>Adds a row.</summary>
    /// <returns>The row; problems of the fields <c>Name</c>, <c>Description</c> and <c>ChannelId</c>.</returns>
    public async Task<Outcome<CatalogItem>> CreateAsync(CatalogKind kind, CatalogFacts facts, CancellationToken cancellationToken)
    {
        if (await ProblemOfAsync(kind, facts, null, cancellationToken) is { } problem)
        {
            return Outcome<CatalogItem>.Invalid([problem]);
        }

        var name = Clean(facts.Name)!;
        var stem = Slug.From(name);
        var taken = (await database.CatalogItems
            .Where(item => item.Kind == kind && item.Key.StartsWith(stem))
            .Select(item => item.Key)
            .ToListAsync(cancellationToken)).ToHashSet();
        var row = new CatalogItem { Kind = kind, Key = Slug.Unique(name, taken.Contains), Name = name };
        Write(row, facts);
        database.CatalogItems.Add(row);
        return await SaveAsync(row, cancellationToken);
    }

    /// <summary>The row with this name or alias, added when there is none yet.</summary>
    public async Task<Outcome<CatalogItem>> FindOrCreateAsync(CatalogKind kind, string? name, long? channelId, CancellationToken cancellationToken) =>
        await lookup.FindAsync(kind, name, cancellationToken) is { } id
            ? await database.CatalogItems.SingleAsync(item => item.Id == id, cancellationToken)
            : await CreateAsync(kind, new CatalogFacts(name, null, channelId), cancellationToken);

    /// <summary>Changes name, description and channel; the new name shows wherever the row is used.</summary>
    /// <returns>The row; with <see cref="OutcomeKind.Stale"/> as it is stored now.</returns>
    public async Task<Outcome<CatalogItem>> UpdateAsync(long id, int version, CatalogFacts facts, CancellationToken cancellationToken)
    {
        var row = await FindAsync(id, cancellationToken);
        if (row is null)
        {
            return Outcome<CatalogItem>.NotFound;
        }

        if (row.Version != version)
        {
            return Outcome<CatalogItem>.StaleBecause(row);
        }

        if (await ProblemOfAsync(row.Kind, facts, row, cancellationToken) is { } problem)
        {
            return Outcome<CatalogItem>.Invalid([problem]);
        }

        Write(row, facts);
        return await SaveAsync(row, cancellationToken);
    }

    /// <summary>No longer offers the row in editors; it stays where it is used. Doing it twice changes nothing.</summary>
    public Task<Outcome<CatalogItem>> RetireAsync(long id, CancellationToken cancellationToken) =>
        SetRetiredAsync(id, clock.GetUtcNow().UtcDateTime, cancellationToken);

    /// <summary>Offers a retired row again.</summary>
    public Task<Outcome<CatalogItem>> BringBackAsync(long id, CancellationToken cancellationToken) => SetRetiredAsync(id, null, cancellationToken);

    private async Task<Outcome<CatalogItem>> SetRetiredAsync(long id, DateTime? at, CancellationToken cancellationToken)
    {
        var row = await FindAsync(id, cancellationToken);
        if (row is null)
        {
            return Outcome<CatalogItem>.NotFound;
        }

        row.RetiredAt = at is null ? null : row.RetiredAt ?? at;
        return await SaveAsync(row, cancellationToken);
    }

    private Task<CatalogItem?> FindAsync(long id, CancellationToken cancellationToken) =>
        database.CatalogItems.Include(item => item.Aliases).SingleOrDefaultAsync(item => item.Id == id && item.MergedIntoId == null, cancellationToken);

    private static void Write(CatalogItem row, CatalogFacts facts)
    {
        row.Name = Clean(facts.Name)!;
        row.Description = Clean(facts.Description);
        row.ChannelId = row.Kind == CatalogKind.Screen ? facts.ChannelId : null;
        row.RefreshSearchText();
    }

    private static string? Clean(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private async Task<Problem?> ProblemOfAsync(CatalogKind kind, CatalogFacts facts, CatalogItem? row, CancellationToken cancellationToken)
    {
        var name = Clean(facts.Name);
        if (name is null)
        {
            return new Problem(nameof(CatalogFacts.Name), validation["Required"]);
        }

        if (name.Length > CatalogItem.MaxNameLength)
        {
            return new Problem(nameof(CatalogFacts.Name), text["Problem.NameTooLong", CatalogItem.MaxNameLength]);
        }

        if (await lookup.FindAsync(kind, name, cancellationToken) is { } other && other != row?.Id)
        {
            return new Problem(nameof(CatalogFacts.Name), text["Problem.NameTaken", name]);
        }

        var isChannelKnown = kind != CatalogKind.Screen || facts.ChannelId is null || facts.ChannelId == row?.ChannelId
            || await database.CatalogItems.AnyAsync(
                item => item.Id == facts.ChannelId && item.Kind == CatalogKind.Channel && item.MergedIntoId == null, cancellationToken);
        return isChannelKnown ? null : new Problem(nameof(CatalogFacts.ChannelId), text["Problem.ChannelUnknown"]);
    }

    private async Task<Outcome<CatalogItem>> SaveAsync(CatalogItem row, CancellationToken cancellationToken)
    {
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return row;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Outcome<CatalogItem>.StaleBecause(null);
        }
        catch (DbUpdateException exception) when (provider.IsUniqueViolation(exception))
        {
            // Somebody took the same name between the check and the save.
            return Outcome<CatalogItem>.Invalid(nameof(CatalogFacts.Name), text["Problem.NameTaken", row.Name]);
        }
    }
}
