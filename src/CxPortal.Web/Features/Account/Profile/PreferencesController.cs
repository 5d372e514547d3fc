using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Localization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CxPortal.Web.Features.Account.Profile;

/// <summary>Language and colours, for visitors by cookie and for accounts also in the profile.</summary>
[AllowAnonymous]
[Route("account")]
public sealed class PreferencesController(ProfileService profile, PreferenceCookies cookies) : Controller
{
    /// <summary>Changes the language of the interface and goes back to the page.</summary>
    [HttpPost("language")]
    public async Task<IActionResult> Language(string? language, string? returnUrl, CancellationToken cancellationToken)
    {
        if (!Cultures.IsSupported(language))
        {
            return BadRequest();
        }

        cookies.KeepLanguage(language!);
        await profile.SetLanguageAsync(language!, cancellationToken);
        return this.Onward(returnUrl);
    }

    /// <summary>Changes the colours and goes back to the page.</summary>
    [HttpPost("theme")]
    public async Task<IActionResult> Theme(string? theme, string? returnUrl, CancellationToken cancellationToken)
    {
        if (!Appearance.IsTheme(theme))
        {
            return BadRequest();
        }

        cookies.KeepTheme(theme!);
        await profile.SetThemeAsync(theme!, cancellationToken);
        return this.Onward(returnUrl);
    }
}
