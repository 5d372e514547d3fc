using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;

namespace CxPortal.Web.Features.Home;

/// <summary>The first page after sign-in.</summary>
[SignedIn]
[Route("")]
public sealed class HomeController : Controller
{
    /// <summary>Shows where to go.</summary>
    [HttpGet]
    public IActionResult Index() => View();
}
