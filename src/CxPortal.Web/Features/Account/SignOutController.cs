using CxPortal.Data.Accounts;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace CxPortal.Web.Features.Account;

/// <summary>Signing out.</summary>
[SignedIn]
[Route("account/sign-out")]
public sealed class SignOutController(SignInManager<AppUser> signIn, AccountActs acts) : Controller
{
    /// <summary>Ends this session and has the browser forget the drafts that it keeps.</summary>
    [HttpPost]
    public async Task<IActionResult> Create(CancellationToken cancellationToken)
    {
        await acts.RecordAsync(AccountActs.SignedOut, cancellationToken);
        await signIn.SignOutAsync();
        Response.Headers["Clear-Site-Data"] = "\"storage\"";
        return LocalRedirect("/account/sign-in");
    }
}
