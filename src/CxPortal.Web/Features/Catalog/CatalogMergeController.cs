using CxPortal.Web.Features.Shared;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Catalog;

/// <summary>Merging one catalogue row into another.</summary>
[Can(Permission.CatalogWrite)]
[Route("catalog/items/{id:long}/merge")]
public sealed class CatalogMergeController(CatalogMergeQueries queries, CatalogMerge merge, IStringLocalizer<CatalogText> text) : Controller
{
    /// <summary>Asks for the row that stays and shows what would change.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Index(long id, long? into, CancellationToken cancellationToken) =>
        await queries.FindAsync(id, into, cancellationToken) is { } page ? View("Merge", page) : NotFound();

    /// <summary>Merges.</summary>
    [HttpPost("")]
    public async Task<IActionResult> Create(long id, MergeForm form, CancellationToken cancellationToken)
    {
        var outcome = await merge.MergeAsync(new MergeCatalogItems(id, form.Version, form.Into, form.IntoVersion), cancellationToken);
        if (outcome.IsDone)
        {
            this.FlashDone(text["Done.Merged", outcome.Value!.Name]);
            return Redirect(CatalogSections.UrlOf(form.Into));
        }

        var page = outcome.Kind == OutcomeKind.NotFound ? null : await queries.FindAsync(id, form.Into, cancellationToken);
        if (page is null)
        {
            return NotFound();
        }

        ModelState.Clear();
        ModelState.AddProblems(outcome);
        if (outcome.Kind == OutcomeKind.Stale)
        {
            ModelState.AddModelError(string.Empty, text["Merge.Stale"]);
        }

        return this.FormAgain("Merge", page, outcome.Kind);
    }
}

/// <summary>What the merge page sends.</summary>
public sealed class MergeForm
{
    /// <summary>Version of the row that goes, as it was on the screen.</summary>
    public int Version { get; set; }

    /// <summary>The row that stays.</summary>
    public long Into { get; set; }

    /// <summary>Version of the row that stays, as it was on the screen.</summary>
    public int IntoVersion { get; set; }
}
