using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CxPortal.Web.Tests.Architecture;

/// <summary>Styles, scripts and libraries that pages load.</summary>
public sealed partial class AssetTests
{
    private const int MaxCompressedCss = 40 * 1024;

    [Fact]
    public void Libman_EveryPromisedFile_IsThere()
    {
        using var document = JsonDocument.Parse(Repository.Read("libman.json"));

        Repository.AssertNone(
            from library in document.RootElement.GetProperty("libraries").EnumerateArray()
            from file in library.GetProperty("files").EnumerateArray()
            let path = $"{library.GetProperty("destination").GetString()}/{file.GetString()}"
            where !File.Exists(Path.Combine(Repository.Root, path))
            select path,
            "libman.json names files that the build does not restore:");
    }

    [Fact]
    public void Libman_EveryFileWithoutALicence_IsNot()
    {
        using var document = JsonDocument.Parse(Repository.Read("libman.json"));

        Repository.AssertNone(
            from library in document.RootElement.GetProperty("libraries").EnumerateArray()
            where !library.GetProperty("files").EnumerateArray().Any(file => file.GetString()!.StartsWith("LICEN", StringComparison.Ordinal))
            select library.GetProperty("library").GetString()!,
            "Serve the licence beside the library:");
    }

    [Fact]
    public void Libraries_OfLibman_ArePinnedExactly()
    {
        using var libman = JsonDocument.Parse(Repository.Read("libman.json"));
        using var package = JsonDocument.Parse(Repository.Read("package.json"));
        var pinned = package.RootElement.GetProperty("dependencies").EnumerateObject().ToDictionary(one => one.Name, one => one.Value.GetString()!);

        Assert.All(pinned, one => Assert.Matches(@"^\d+\.\d+\.\d+$", one.Value));
        Repository.AssertNone(
            libman.RootElement.GetProperty("libraries").EnumerateArray()
                .Select(library => library.GetProperty("library").GetString()!.Replace("node_modules/", string.Empty, StringComparison.Ordinal))
                .Where(name => !pinned.ContainsKey(name)),
            "package.json does not pin:");
    }

    [Fact]
    public void Views_LoadOnlyFilesThatExist() => Repository.AssertNone(
        from view in Repository.Files("src/CxPortal.Web", ".cshtml")
        from Match reference in LocalFile().Matches(Repository.Read(view))
        let path = reference.Groups["path"].Value
        where !path.Contains('@', StringComparison.Ordinal) && !File.Exists(Path.Combine(Repository.Root, "wwwroot", path))
        select $"{view}: /{path}",
        "These files are not under wwwroot:");

    [Fact]
    public void Icons_InViews_AreInTheSprite()
    {
        var sprite = SymbolId().Matches(Repository.Read("wwwroot/img/icons.svg")).Select(match => match.Groups[1].Value).ToHashSet();

        Repository.AssertNone(
            from view in Repository.Files("src/CxPortal.Web", ".cshtml")
            from Match icon in IconName().Matches(Repository.Read(view))
            where !sprite.Contains(icon.Groups["name"].Value)
            select $"{view}: {icon.Groups["name"].Value}",
            "wwwroot/img/icons.svg has no such symbol:");
    }

    [Fact]
    public void Css_OfThePageWithMost_IsSmallEnough()
    {
        var size = Repository.Files("wwwroot/css", ".css").Sum(file => Compressed(Repository.Read(file)));

        Assert.True(size < MaxCompressedCss, $"All style sheets together are {size} bytes compressed, {MaxCompressedCss} allowed.");
    }

    [Fact]
    public void Tokens_Dark_AreTheSameByChoiceAndByTheSystemsWish()
    {
        var css = Comment().Replace(Repository.Read("wwwroot/css/tokens.css"), string.Empty);
        var chosen = Declarations(css, """:root[data-theme="dark"]""", 0);
        var automatic = Declarations(css, ":root", css.IndexOf("prefers-color-scheme: dark", StringComparison.Ordinal));

        Assert.NotEmpty(chosen);
        Assert.Equal(chosen, automatic);
    }

    [Fact]
    public void Css_UsesOnlyTokensThatAreDefined()
    {
        var sheets = Repository.Files("wwwroot/css", ".css").ToDictionary(file => file, file => Comment().Replace(Repository.Read(file), string.Empty));
        var scripts = string.Concat(Repository.Files("wwwroot/js", ".js").Select(Repository.Read));
        var defined = sheets.Values.SelectMany(css => TokenDefinition().Matches(css)).Select(match => match.Groups[1].Value)
            .Concat(TokenInScript().Matches(scripts).Select(match => match.Groups[1].Value))
            .ToHashSet();

        Repository.AssertNone(
            from sheet in sheets
            from Match use in TokenUse().Matches(sheet.Value)
            where !defined.Contains(use.Groups[1].Value)
            select $"{sheet.Key}: {use.Groups[1].Value}",
            "These tokens are used but never set:");
    }

    private static int Compressed(string text)
    {
        using var result = new MemoryStream();
        using (var gzip = new GZipStream(result, CompressionLevel.Optimal))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return result.ToArray().Length;
    }

    private static List<string> Declarations(string css, string selector, int from)
    {
        var open = css.IndexOf('{', css.IndexOf(selector, from, StringComparison.Ordinal));
        var close = css.IndexOf('}', open);
        return [.. css[(open + 1)..close].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(declaration => Space().Replace(declaration, " ")).Order(StringComparer.Ordinal)];
    }

    [GeneratedRegex("""(?:src|href)="~?/(?<path>(?:css|js|img|lib)/[^"#?]+)""")]
    private static partial Regex LocalFile();

    [GeneratedRegex("""<symbol[^>]*\sid="([^"]+)""")]
    private static partial Regex SymbolId();

    [GeneratedRegex("""(?:<icon\s[^>]*name="|icons\.svg#)(?<name>[a-z-]+)""")]
    private static partial Regex IconName();

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"(--[\w-]+)\s*:")]
    private static partial Regex TokenDefinition();

    [GeneratedRegex(@"['""`](--[\w-]+)['""`]")]
    private static partial Regex TokenInScript();

    [GeneratedRegex(@"var\(\s*(--[\w-]+)")]
    private static partial Regex TokenUse();
}
