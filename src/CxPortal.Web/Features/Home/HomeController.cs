using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;

namespace CxPortal.Web.Features.Home;

/// <summary>The first page after sign-in: what each role does next.</summary>
[SignedIn]
[Route("")]
public sealed class HomeController(HomeQueries queries) : Controller
{
    /// <summary>Shows the page.</summary>
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken cancellationToken) => View(await queries.ReadAsync(cancellationToken));
}
