using System.Runtime.CompilerServices;

namespace CxPortal.Web.Tests.Architecture;

/// <summary>The source files of the product, for rules that no compiler checks.</summary>
internal static class Repository
{
    private static readonly string[] Skipped = ["bin", "obj", "node_modules", "lib", "artifacts", ".git"];

    /// <summary>The top folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Files under a folder, as paths from the top with forward slashes; generated and restored ones are left out.</summary>
    public static IEnumerable<string> Files(string folder, params string[] extensions) =>
        Walk(new DirectoryInfo(Path.Combine(Root, folder)))
            .Where(file => extensions.Length == 0 || extensions.Contains(file.Extension))
            .Select(file => Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    /// <summary>The text of a file.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>The lines of a file.</summary>
    public static string[] Lines(string path) => File.ReadAllLines(Path.Combine(Root, path));

    /// <summary>Fails with the list of what breaks a rule.</summary>
    public static void AssertNone(IEnumerable<string> offenders, string rule)
    {
        var list = offenders.ToList();
        Assert.True(list.Count == 0, $"{rule}{Environment.NewLine}  {string.Join(Environment.NewLine + "  ", list)}");
    }

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder) => !folder.Exists ? [] : folder.EnumerateFiles()
        .Concat(folder.EnumerateDirectories().Where(child => !Skipped.Contains(child.Name)).SelectMany(Walk));

    private static string FindRoot([CallerFilePath] string thisFile = "")
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CxPortal.sln")))
            {
                return folder.FullName;
            }
        }

        return Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "../../.."));
    }
}
