using CxPortal.Domain.Catalog;
using CxPortal.Web.Features.Shared;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Catalog;

/// <summary>Names in journeys that are in no catalogue.</summary>
[Can(Permission.CatalogRead)]
[Route("catalog/unmatched")]
public sealed class UnmatchedNamesController(UnmatchedNames names, CatalogQueries queries, IStringLocalizer<CatalogText> text) : Controller
{
    private const string ListUrl = "/catalog/unmatched";

    /// <summary>All of them.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken) => View("Unmatched", await names.ListAsync(cancellationToken));

    /// <summary>Asks which row one of them means.</summary>
    [HttpGet("match")]
    [Can(Permission.CatalogWrite)]
    public async Task<IActionResult> Match(CatalogKind kind, string? name, CancellationToken cancellationToken) =>
        await PageAsync(kind, name, null, cancellationToken) is { } page ? View("Match", page) : NotFound();

    /// <summary>Puts the chosen row wherever the name stands.</summary>
    [HttpPost("match")]
    [Can(Permission.CatalogWrite)]
    public async Task<IActionResult> Update(CatalogKind kind, string? name, long into, CancellationToken cancellationToken)
    {
        var outcome = await names.MatchAsync(kind, name, into, cancellationToken);
        if (outcome.IsDone)
        {
            return Back(text["Done.Matched", name!, outcome.Value!.Name]);
        }

        var page = outcome.Kind == OutcomeKind.NotFound ? null : await PageAsync(kind, name, into, cancellationToken);
        if (page is null)
        {
            return NotFound();
        }

        ModelState.Clear();
        ModelState.AddProblems(outcome);
        if (outcome.Kind == OutcomeKind.Stale)
        {
            ModelState.AddModelError(string.Empty, text["Unmatched.Stale"]);
        }

        return this.FormAgain("Match", page, outcome.Kind);
    }

    /// <summary>Adds a row of this name and puts it wherever the name stands.</summary>
    [HttpPost("rows")]
    [Can(Permission.CatalogWrite)]
    public async Task<IActionResult> Create(CatalogKind kind, string? name, CancellationToken cancellationToken)
    {
        var outcome = await names.CreateRowAsync(kind, name, cancellationToken);
        if (outcome.Kind == OutcomeKind.NotFound)
        {
            return NotFound();
        }

        if (outcome.IsDone)
        {
            return Back(text["Done.Created", outcome.Value!.Name]);
        }

        this.FlashWarning(outcome.Kind == OutcomeKind.Stale ? text["Unmatched.Stale"] : outcome.Problems[0].Message);
        return Redirect(ListUrl);
    }

    private RedirectResult Back(string message)
    {
        this.FlashDone(message);
        return Redirect(ListUrl);
    }

    private async Task<MatchPage?> PageAsync(CatalogKind kind, string? name, long? into, CancellationToken cancellationToken) =>
        await names.FindAsync(kind, name, cancellationToken) is { } unmatched
            ? new MatchPage(unmatched, await queries.ChoicesAsync(kind, [], cancellationToken), into)
            : null;
}

/// <summary>The page on which a name is matched.</summary>
/// <param name="Name">The name.</param>
/// <param name="Choices">Rows it may mean.</param>
/// <param name="Into">The row that was chosen.</param>
public sealed record MatchPage(UnmatchedName Name, IReadOnlyList<CatalogNamed> Choices, long? Into);
