using CxPortal.Web.Features.Shared;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Localization;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Contacts.Erasure;

/// <summary>All that is kept about one respondent: to see, to take along, to erase.</summary>
[Can(Permission.RespondentsErase)]
[Route("respondents/{id:long}/data")]
public sealed class RespondentDataController(RespondentDataQueries queries, RespondentErasure erasure, IStringLocalizer<ContactsText> text) : Controller
{
    /// <summary>All that is kept.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Index(long id, CancellationToken cancellationToken) =>
        await queries.FindAsync(id, cancellationToken) is { } data ? View(data) : NotFound();

    /// <summary>The same as a file.</summary>
    [HttpGet("export")]
    public async Task<IActionResult> Export(long id, CancellationToken cancellationToken) =>
        await queries.ExportAsync(id, cancellationToken) is { } file
            ? File(file, "application/json", FormattableString.Invariant($"respondent-{id}.json"))
            : NotFound();

    /// <summary>Erases all of it.</summary>
    [HttpPost("erasure")]
    public async Task<IActionResult> Erase(long id, string? key, CancellationToken cancellationToken)
    {
        var outcome = await erasure.EraseAsync(id, key, cancellationToken);
        if (outcome.IsDone)
        {
            this.FlashDone(text.Count("Erasure.Done", outcome.Value));
            return Redirect("/respondents");
        }

        if (outcome.Kind == OutcomeKind.NotFound || await queries.FindAsync(id, cancellationToken) is not { } data)
        {
            return NotFound();
        }

        ModelState.AddProblems(outcome);
        return this.FormAgain(nameof(Index), data, outcome.Kind);
    }
}
