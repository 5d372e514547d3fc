using CxPortal.Web.Infrastructure.Security;

namespace CxPortal.Web.Infrastructure.Http;

/// <summary>The colours of the pages: the profile's, else those that a cookie keeps, else the system's.</summary>
public static class Appearance
{
    /// <summary>The cookie that keeps the colours of those who are not signed in.</summary>
    public const string CookieName = "cxportal.theme";

    /// <summary>All choices, the default first.</summary>
    public static IReadOnlyList<string> Themes { get; } = ["auto", "light", "dark"];

    /// <summary>Whether there are such colours.</summary>
    public static bool IsTheme(string? theme) => theme is not null && Themes.Contains(theme);

    /// <summary>The colours for this request.</summary>
    public static string Theme(HttpContext context, CurrentUser user) =>
        user.Theme ?? (context.Request.Cookies[CookieName] is { } kept && IsTheme(kept) ? kept : Themes[0]);

    /// <summary>The choice that follows when one goes round by a single button.</summary>
    public static string Next(string theme) => theme switch
    {
        "auto" => "dark",
        "dark" => "light",
        _ => "auto",
    };
}
