using CxPortal.Web.Features.Shared;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Localization;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Account.Profile;

/// <summary>One's own profile.</summary>
[SignedIn]
[Route("account/profile")]
public sealed class ProfileController(
    ProfileQueries queries, ProfileService service, PreferenceCookies cookies, IStringLocalizer<AccountText> text) : Controller
{
    /// <summary>The page.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken) => View(await queries.PageAsync(cancellationToken));

    /// <summary>Stores the form.</summary>
    [HttpPost("")]
    public async Task<IActionResult> Update([Bind(Prefix = "Form")] ProfileForm form, CancellationToken cancellationToken)
    {
        var outcome = ModelState.IsValid
            ? await service.SaveAsync(form, cancellationToken)
            : new Outcome { Kind = OutcomeKind.Invalid };
        if (outcome.IsDone)
        {
            cookies.KeepTheme(form.Theme);
            if (form.Language is not null)
            {
                cookies.KeepLanguage(form.Language);
            }

            using var scope = LanguageScope.Of(form.Language);
            this.FlashDone(text["Profile.Saved"]);
            return RedirectToAction(nameof(Index));
        }

        ModelState.AddProblems(outcome, nameof(ProfilePage.Form));
        var page = await queries.PageAsync(cancellationToken);
        if (outcome.Kind == OutcomeKind.Stale)
        {
            ModelState.Remove("Form.Stamp");
            form.Stamp = page.Form.Stamp;
        }

        return this.FormAgain(nameof(Index), page with { Form = form, IsStale = outcome.Kind == OutcomeKind.Stale }, outcome.Kind);
    }
}
