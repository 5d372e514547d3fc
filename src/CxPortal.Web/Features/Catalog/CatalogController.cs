using CxPortal.Domain.Catalog;
using CxPortal.Web.Features.Shared;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Catalog;

/// <summary>The catalogues: channels, products, segments, teams and screens.</summary>
[Can(Permission.CatalogRead)]
[Route("catalog")]
public sealed class CatalogController(CatalogQueries queries, CatalogService catalog, IStringLocalizer<CatalogText> text) : Controller
{
    /// <summary>Leads to the first catalogue.</summary>
    [HttpGet("")]
    public IActionResult Start() => Redirect(CatalogSections.UrlOf(CatalogKind.Channel));

    /// <summary>The rows of a catalogue.</summary>
    [HttpGet("{section:" + CatalogSections.Constraint + "}")]
    public async Task<IActionResult> Index([FromRoute] string section, CatalogFilter filter, CancellationToken cancellationToken) =>
        View(await queries.ListAsync(CatalogSections.KindOf(section), filter, cancellationToken));

    /// <summary>The form of a new row.</summary>
    [HttpGet("{section:" + CatalogSections.Constraint + "}/new")]
    [Can(Permission.CatalogWrite)]
    public async Task<IActionResult> New([FromRoute] string section, string? name, CancellationToken cancellationToken) =>
        View(await PageAsync(CatalogSections.KindOf(section), new NewCatalogItemForm { Name = name }, cancellationToken));

    /// <summary>Adds a row.</summary>
    [HttpPost("{section:" + CatalogSections.Constraint + "}")]
    [Can(Permission.CatalogWrite)]
    public async Task<IActionResult> Create([FromRoute] string section, [Bind(Prefix = "Form")] NewCatalogItemForm form, CancellationToken cancellationToken)
    {
        var kind = CatalogSections.KindOf(section);
        if (ModelState.IsValid)
        {
            var outcome = await catalog.CreateAsync(kind, form.Facts, cancellationToken);
            if (outcome.Value is { } row)
            {
                this.FlashDone(text["Done.Created", row.Name]);
                return Redirect(CatalogSections.UrlOf(kind));
            }

            ModelState.AddProblems(outcome, "Form");
        }

        return this.FormAgain("New", await PageAsync(kind, form, cancellationToken), OutcomeKind.Invalid);
    }

    private async Task<NewCatalogItemPage> PageAsync(CatalogKind kind, NewCatalogItemForm form, CancellationToken cancellationToken) =>
        new(kind, form, kind == CatalogKind.Screen ? await queries.ChoicesAsync(CatalogKind.Channel, [], cancellationToken) : []);
}
