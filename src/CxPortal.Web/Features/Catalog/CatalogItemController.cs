using CxPortal.Domain.Catalog;
using CxPortal.Web.Features.Shared;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Catalog;

/// <summary>One row of a catalogue: what it says of itself, its other names, where it is used.</summary>
[Can(Permission.CatalogRead)]
[Route("catalog/items/{id:long}")]
public sealed class CatalogItemController(
    CatalogQueries queries, CatalogService catalog, CatalogAliases aliases, IStringLocalizer<CatalogText> text) : Controller
{
    /// <summary>The row's page; the address of a merged row leads to the row it went into.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Index(long id, CancellationToken cancellationToken)
    {
        var page = await PageAsync(id, null, cancellationToken);
        return page is null ? NotFound() : page.Item.Id != id ? Redirect(CatalogSections.UrlOf(page.Item.Id)) : View("Item", page);
    }

    /// <summary>Changes name, description and channel.</summary>
    [HttpPost("")]
    [Can(Permission.CatalogWrite)]
    public async Task<IActionResult> Update(long id, [Bind(Prefix = "Form")] CatalogItemForm form, CancellationToken cancellationToken)
    {
        var outcome = ModelState.IsValid
            ? await catalog.UpdateAsync(id, form.Version, form.Facts, cancellationToken)
            : new Outcome<CatalogItem> { Kind = OutcomeKind.Invalid };
        if (outcome.IsDone)
        {
            this.FlashDone(text["Done.Saved", outcome.Value!.Name]);
            return Redirect(CatalogSections.UrlOf(id));
        }

        ModelState.AddProblems(outcome, "Form");
        return await AgainAsync(id, form, outcome.Kind, null, cancellationToken);
    }

    /// <summary>Adds another name.</summary>
    [HttpPost("aliases")]
    [Can(Permission.CatalogWrite)]
    public async Task<IActionResult> AddAlias(long id, string? alias, CancellationToken cancellationToken)
    {
        var outcome = await aliases.AddAsync(id, alias, cancellationToken);
        ModelState.AddProblems(outcome);
        return outcome.IsDone ? Back(id, text["Done.AliasAdded", alias!.Trim()]) : await AgainAsync(id, null, outcome.Kind, alias, cancellationToken);
    }

    /// <summary>Takes another name away.</summary>
    [HttpPost("aliases/{aliasId:long}/removal")]
    [Can(Permission.CatalogWrite)]
    public async Task<IActionResult> RemoveAlias(long id, long aliasId, CancellationToken cancellationToken)
    {
        var outcome = await aliases.RemoveAsync(id, aliasId, cancellationToken);
        return outcome.IsDone ? Back(id, text["Done.AliasRemoved", outcome.Value!]) : await AgainAsync(id, null, outcome.Kind, null, cancellationToken);
    }

    /// <summary>No longer offers the row in editors.</summary>
    [HttpPost("retirement")]
    [Can(Permission.CatalogWrite)]
    public async Task<IActionResult> Retire(long id, CancellationToken cancellationToken)
    {
        var outcome = await catalog.RetireAsync(id, cancellationToken);
        if (outcome.Value is not { } row)
        {
            return NotFound();
        }

        this.FlashUndo(text["Done.Retired", row.Name], CatalogSections.UrlOf(id) + "/restoration");
        return Redirect(CatalogSections.UrlOf(row.Kind));
    }

    /// <summary>Offers a retired row again.</summary>
    [HttpPost("restoration")]
    [Can(Permission.CatalogWrite)]
    public async Task<IActionResult> BringBack(long id, CancellationToken cancellationToken)
    {
        var outcome = await catalog.BringBackAsync(id, cancellationToken);
        return outcome.Value is { } row ? Back(id, text["Done.BroughtBack", row.Name]) : NotFound();
    }

    private RedirectResult Back(long id, string message)
    {
        this.FlashDone(message);
        return Redirect(CatalogSections.UrlOf(id));
    }

    private async Task<IActionResult> AgainAsync(long id, CatalogItemForm? form, OutcomeKind kind, string? alias, CancellationToken cancellationToken)
    {
        var page = kind == OutcomeKind.NotFound ? null : await PageAsync(id, form, cancellationToken);
        if (page is null)
        {
            return NotFound();
        }

        if (kind == OutcomeKind.Stale)
        {
            ModelState.Remove("Form.Version");
            page.Form.Version = page.Item.Version;
        }

        return this.FormAgain("Item", page with { Alias = alias, IsStale = kind == OutcomeKind.Stale }, kind);
    }

    private async Task<CatalogItemPage?> PageAsync(long id, CatalogItemForm? form, CancellationToken cancellationToken)
    {
        var item = await queries.FindAsync(id, cancellationToken);
        return item is null ? null : new CatalogItemPage(
            item,
            form ?? CatalogItemForm.Of(item),
            item.Kind == CatalogKind.Screen ? await queries.ChoicesAsync(CatalogKind.Channel, [item.ChannelId ?? 0], cancellationToken) : []);
    }
}
