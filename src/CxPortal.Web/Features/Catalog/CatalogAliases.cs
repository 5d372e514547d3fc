using CxPortal.Data;
using CxPortal.Domain.Catalog;
using CxPortal.Domain.Common;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Catalog;

/// <summary>Gives catalogue rows other names and takes them away. A name means one row of a catalogue at most.</summary>
public sealed class CatalogAliases(
    CxPortalDbContext database, IDatabaseProvider provider, CatalogLookup lookup,
    IStringLocalizer<CatalogText> text, IStringLocalizer<ValidationText> validation)
{
    private const string Field = "alias";

    /// <summary>Adds another name.</summary>
    /// <returns>Problems of the field <c>alias</c>: blank, too long, or taken within the catalogue.</returns>
    public async Task<Outcome> AddAsync(long id, string? name, CancellationToken cancellationToken)
    {
        var row = await FindAsync(id, cancellationToken);
        if (row is null)
        {
            return Outcome.NotFound;
        }

        if (string.IsNullOrWhiteSpace(name))
        {
            return Outcome.Invalid(Field, validation["Required"]);
        }

        if (name.Trim().Length > CatalogItem.MaxNameLength)
        {
            return Outcome.Invalid(Field, text["Problem.NameTooLong", CatalogItem.MaxNameLength]);
        }

        if (await lookup.FindAsync(row.Kind, name, cancellationToken) is not null)
        {
            return Outcome.Invalid(Field, text["Problem.NameTaken", name.Trim()]);
        }

        Add(row, name);
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return Outcome.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Outcome.Stale;
        }
        catch (DbUpdateException exception) when (provider.IsUniqueViolation(exception))
        {
            return Outcome.Invalid(Field, text["Problem.NameTaken", name.Trim()]);
        }
    }

    /// <summary>Takes another name away.</summary>
    /// <returns>The name that was taken away.</returns>
    public async Task<Outcome<string>> RemoveAsync(long id, long aliasId, CancellationToken cancellationToken)
    {
        var row = await FindAsync(id, cancellationToken);
        if (row?.Aliases.Find(alias => alias.Id == aliasId) is not { } alias)
        {
            return Outcome<string>.NotFound;
        }

        row.Aliases.Remove(alias);
        database.CatalogAliases.Remove(alias);
        row.RefreshSearchText();
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return alias.Name;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Outcome<string>.StaleBecause(null);
        }
    }

    /// <summary>Gives a tracked row, loaded with its aliases, one more name; the caller has checked that it is free, and saves.</summary>
    internal static void Add(CatalogItem row, string name)
    {
        row.Aliases.Add(new CatalogAlias { Kind = row.Kind, Name = name.Trim(), NormalizedName = SearchText.Of(name) });
        row.RefreshSearchText();
    }

    private Task<CatalogItem?> FindAsync(long id, CancellationToken cancellationToken) =>
        database.CatalogItems.Include(item => item.Aliases).SingleOrDefaultAsync(item => item.Id == id && item.MergedIntoId == null, cancellationToken);
}
