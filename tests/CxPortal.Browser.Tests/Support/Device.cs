using Microsoft.Playwright;

namespace CxPortal.Browser.Tests.Support;

/// <summary>With what somebody looks at the portal.</summary>
/// <param name="Theme">Colours the system asks for: light or dark.</param>
/// <param name="Width">Width of the window in CSS pixels.</param>
/// <param name="Height">Height of the window in CSS pixels.</param>
public sealed record Device(ColorScheme Theme, int Width, int Height)
{
    /// <summary>A desktop in light colours.</summary>
    public static Device Desktop { get; } = new(ColorScheme.Light, 1440, 900);

    /// <summary>A desktop in dark colours.</summary>
    public static Device DarkDesktop { get; } = new(ColorScheme.Dark, 1440, 900);

    /// <summary>A telephone.</summary>
    public static Device Phone { get; } = new(ColorScheme.Light, 390, 844);

    /// <summary>The narrowest window that WCAG asks for (a desktop at 400 % zoom).</summary>
    public static Device Narrow { get; } = new(ColorScheme.Dark, 320, 640);

    /// <summary>The part of a file name that tells devices apart.</summary>
    public string Label => $"{(Theme == ColorScheme.Dark ? "dark" : "light")}-{Width}";
}
