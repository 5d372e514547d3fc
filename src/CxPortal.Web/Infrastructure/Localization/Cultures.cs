using System.Globalization;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Localization;

namespace CxPortal.Web.Infrastructure.Localization;

/// <summary>The languages of the interface.</summary>
public static class Cultures
{
    /// <summary>Russian, the default.</summary>
    public const string Russian = "ru";

    /// <summary>English.</summary>
    public const string English = "en";

    /// <summary>All of them, the default first.</summary>
    public static IReadOnlyList<string> All { get; } = [Russian, English];

    /// <summary>The culture that formats dates and numbers for a language.</summary>
    public static CultureInfo Of(string language) => CultureInfo.GetCultureInfo(language == English ? "en-GB" : "ru-RU");

    /// <summary>Whether the interface speaks this language.</summary>
    public static bool IsSupported(string? language) => language is Russian or English;

    /// <summary>Makes the rest of this command speak a language.</summary>
    public static void Use(string language)
    {
        CultureInfo.CurrentCulture = Of(language);
        CultureInfo.CurrentUICulture = Of(language);
    }

    /// <summary>Language of the interface in this request.</summary>
    public static string Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == English ? English : Russian;

    /// <summary>Profile first, then cookie, then browser, then Russian.</summary>
    public static RequestLocalizationOptions Options()
    {
        var options = new RequestLocalizationOptions
        {
            DefaultRequestCulture = new RequestCulture(Of(Russian)),
            SupportedCultures = [.. All.Select(Of)],
            SupportedUICultures = [.. All.Select(Of)],
        };
        options.RequestCultureProviders.Clear();
        options.RequestCultureProviders.Add(new CustomRequestCultureProvider(FromProfile));
        options.RequestCultureProviders.Add(new CookieRequestCultureProvider { CookieName = CookieName });
        options.RequestCultureProviders.Add(new CustomRequestCultureProvider(FromBrowser));
        return options;
    }

    /// <summary>The cookie that keeps the language of those who are not signed in.</summary>
    public const string CookieName = "cxportal.language";

    private static Task<ProviderCultureResult?> FromProfile(HttpContext context)
    {
        var language = context.RequestServices.GetRequiredService<CurrentUser>().Language;
        return Task.FromResult(IsSupported(language) ? new ProviderCultureResult(Of(language!).Name) : null);
    }

    private static Task<ProviderCultureResult?> FromBrowser(HttpContext context)
    {
        var language = context.Request.GetTypedHeaders().AcceptLanguage?
            .OrderByDescending(accepted => accepted.Quality ?? 1)
            .Select(accepted => accepted.Value.ToString().Split('-')[0].ToLowerInvariant())
            .FirstOrDefault(IsSupported);
        return Task.FromResult(language is null ? null : new ProviderCultureResult(Of(language).Name));
    }
}
