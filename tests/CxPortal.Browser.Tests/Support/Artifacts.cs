namespace CxPortal.Browser.Tests.Support;

/// <summary>Where pictures and traces go: a folder that git ignores.</summary>
internal static class Artifacts
{
    private static readonly string Root = FindRoot();

    /// <summary>The path of a file in a sub-folder, which is made when it is missing.</summary>
    public static string PathOf(string folder, string file)
    {
        var name = string.Concat(file.Select(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' ? character : '-'));
        return Path.Combine(Directory.CreateDirectory(Path.Combine(Root, folder)).FullName, name);
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CxPortal.sln")))
            {
                return Path.Combine(folder.FullName, "artifacts");
            }
        }

        return Path.Combine(AppContext.BaseDirectory, "artifacts");
    }
}
