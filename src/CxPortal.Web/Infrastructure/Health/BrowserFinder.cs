namespace CxPortal.Web.Infrastructure.Health;

/// <summary>Finds the browser that makes PDF files and thumbnails.</summary>
public static class BrowserFinder
{
    private static readonly string[] Names =
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge"];

    /// <summary>Path of the first known browser on the PATH; null when there is none.</summary>
    public static string? Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var suffix = OperatingSystem.IsWindows() ? ".exe" : string.Empty;
        return Names
            .SelectMany(name => folders.Select(folder => Path.Combine(folder, name + suffix)))
            .FirstOrDefault(File.Exists);
    }
}
