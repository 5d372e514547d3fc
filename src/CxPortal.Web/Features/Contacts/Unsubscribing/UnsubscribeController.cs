using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CxPortal.Web.Features.Contacts.Unsubscribing;

/// <summary>
/// For people who want no more letters. Opening the link changes nothing, since mail programs open links by themselves; one press does.
/// Mail programs press too, by RFC 8058 and without cookies, so there is no antiforgery token: whoever has the link may do this anyway.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[Route("s/unsubscribe/{token}")]
public sealed class UnsubscribeController(UnsubscribeService service) : Controller
{
    /// <summary>The page with the button.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Index([FromRoute] string token, CancellationToken cancellationToken) =>
        await service.FindAsync(token, cancellationToken) is { } view ? View(view) : NotFound();

    /// <summary>Ends invitations.</summary>
    [HttpPost("")]
    public async Task<IActionResult> End([FromRoute] string token, CancellationToken cancellationToken) =>
        await service.EndAsync(token, cancellationToken) ? Back(token) : NotFound();

    /// <summary>Lets invitations begin again.</summary>
    [HttpPost("return")]
    public async Task<IActionResult> BeginAgain([FromRoute] string token, CancellationToken cancellationToken) =>
        await service.BeginAgainAsync(token, cancellationToken) ? Back(token) : NotFound();

    /// <summary>Written out, since addresses that are made from routes are brought to lower case, and tokens are not to be.</summary>
    private LocalRedirectResult Back(string token) => LocalRedirect("/s/unsubscribe/" + Uri.EscapeDataString(token));
}
