using CxPortal.Domain.Catalog;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;

namespace CxPortal.Web.Features.Catalog;

/// <summary>What the editor's chips need of the catalogue: suggestions, and a new row without leaving the matrix.</summary>
[Can(Permission.CatalogRead)]
[Route("catalog")]
public sealed class CatalogSuggestionsController(CatalogSuggestions suggestions, CatalogService catalog) : Controller
{
    /// <summary>Rows in use that match what was typed so far, as JSON.</summary>
    [HttpGet("suggestions")]
    public async Task<IActionResult> Index(CatalogKind? kind, string? q, int limit = 10, CancellationToken cancellationToken = default) =>
        kind is { } known && Enum.IsDefined(known) ? Ok(await suggestions.FindAsync(known, q, limit, cancellationToken)) : NotFound();

    /// <summary>Adds a row by name alone, or gives the one that already has the name.</summary>
    [HttpPost("quick")]
    [Can(Permission.CatalogWrite)]
    public async Task<IActionResult> Create([FromBody] QuickCatalogItem? item, CancellationToken cancellationToken)
    {
        if (item is null || !Enum.TryParse<CatalogKind>(item.Kind, ignoreCase: true, out var kind) || !Enum.IsDefined(kind))
        {
            return BadRequest();
        }

        var outcome = await catalog.FindOrCreateAsync(kind, item.Name, item.ChannelId, cancellationToken);
        return outcome.Value is { } row ? Ok(new { id = row.Id, name = row.Name }) : UnprocessableEntity(new { problems = outcome.Problems });
    }
}

/// <summary>A row to add from the chip editor.</summary>
/// <param name="Kind">Name of the catalogue: <c>channel</c>, <c>product</c>, <c>segment</c>, <c>team</c> or <c>screen</c>.</param>
/// <param name="Name">The name.</param>
/// <param name="ChannelId">A screen's channel; optional.</param>
public sealed record QuickCatalogItem(string? Kind, string? Name, long? ChannelId);
