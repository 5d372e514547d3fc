using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Localization;
using Microsoft.AspNetCore.Localization;

namespace CxPortal.Web.Features.Account.Profile;

/// <summary>Keeps language and colours in cookies, so that the pages of signing in look as the profile says.</summary>
public sealed class PreferenceCookies(IHttpContextAccessor accessor, TimeProvider clock)
{
    /// <summary>Keeps the language for a year.</summary>
    public void KeepLanguage(string language) =>
        Keep(Cultures.CookieName, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(Cultures.Of(language))));

    /// <summary>Keeps the colours for a year.</summary>
    public void KeepTheme(string theme) => Keep(Appearance.CookieName, theme);

    private void Keep(string name, string value)
    {
        if (accessor.HttpContext is { } context)
        {
            context.Response.Cookies.Append(name, value, new CookieOptions
            {
                Expires = clock.GetUtcNow().AddYears(1),
                HttpOnly = true,
                IsEssential = true,
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
            });
        }
    }
}
