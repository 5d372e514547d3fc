using CxPortal.Web.Features.Shared;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Tokens;

/// <summary>One's own tokens of the HTTP API.</summary>
[Can(Permission.TokensOwn)]
[Route("account/tokens")]
public sealed class TokensController(TokenService service, IStringLocalizer<TokensText> text) : Controller
{
    /// <summary>The page.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken) =>
        View(new TokenPage(new TokenForm(), await service.OwnAsync(cancellationToken)));

    /// <summary>Makes a token and shows its secret this once.</summary>
    [HttpPost("")]
    public async Task<IActionResult> Create([Bind(Prefix = "Form")] TokenForm form, CancellationToken cancellationToken)
    {
        var outcome = ModelState.IsValid
            ? await service.CreateOwnAsync(form, cancellationToken)
            : new Outcome<string> { Kind = OutcomeKind.Invalid };
        ModelState.AddProblems(outcome, nameof(TokenPage.Form));
        var tokens = await service.OwnAsync(cancellationToken);
        if (!outcome.IsDone)
        {
            return this.FormAgain(nameof(Index), new TokenPage(form, tokens), outcome.Kind);
        }

        ModelState.Clear();
        return View(nameof(Index), new TokenPage(new TokenForm(), tokens, outcome.Value));
    }

    /// <summary>Takes a token back.</summary>
    [HttpPost("{id:long}/revocation")]
    public async Task<IActionResult> Revoke(long id, CancellationToken cancellationToken)
    {
        if (!(await service.RevokeAsync(id, cancellationToken)).IsDone)
        {
            return NotFound();
        }

        this.FlashDone(text["Revoked"]);
        return RedirectToAction(nameof(Index));
    }
}
