using CxPortal.Data;
using CxPortal.Domain.Catalog;
using CxPortal.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Catalog;

/// <summary>A row offered while somebody types a name.</summary>
/// <param name="Id">Key of the row.</param>
/// <param name="Name">Its name.</param>
/// <param name="Note">What tells it from others: a screen's channel, or the alias that was found; null when there is nothing to add.</param>
public sealed record CatalogSuggestion(long Id, string Name, string? Note);

/// <summary>Reads what editors offer while a name is being typed.</summary>
public sealed class CatalogSuggestions(CxPortalDbContext database)
{
    private const int Most = 50;

    /// <summary>Rows in use whose name or alias contains the text; those whose name begins with it come first.</summary>
    public async Task<IReadOnlyList<CatalogSuggestion>> FindAsync(CatalogKind kind, string? text, int limit, CancellationToken cancellationToken)
    {
        var question = SearchText.Of(text);
        var rows = await database.CatalogItems.AsNoTracking()
            .Where(item => item.Kind == kind && item.RetiredAt == null && item.MergedIntoId == null && item.SearchText.Contains(question))
            .OrderByDescending(item => item.NormalizedName.StartsWith(question))
            .ThenByDescending(item => item.NormalizedName.Contains(question))
            .ThenBy(item => item.NormalizedName)
            .Take(Math.Clamp(limit, 1, Most))
            .Select(item => new
            {
                item.Id,
                item.Name,
                item.NormalizedName,
                Channel = item.Channel!.Name,
                Alias = database.CatalogAliases
                    .Where(alias => alias.CatalogItemId == item.Id && alias.NormalizedName.Contains(question))
                    .OrderBy(alias => alias.Id).Select(alias => alias.Name).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new CatalogSuggestion(
            row.Id, row.Name, NoteOf(row.Channel, row.NormalizedName.Contains(question, StringComparison.Ordinal) ? null : row.Alias)));
    }

    private static string? NoteOf(params string?[] parts)
    {
        var note = string.Join(" · ", parts.OfType<string>());
        return note.Length == 0 ? null : note;
    }
}
