using System.Text.RegularExpressions;

namespace CxPortal.Web.Tests.Architecture;

/// <summary>What must not stand in a source file.</summary>
public sealed partial class SourceTests
{
    private static IEnumerable<string> Sources =>
    [
        .. Repository.Files("src", ".cs", ".cshtml", ".mjs").Where(file => !file.Contains("/Migrations/", StringComparison.Ordinal)),
        .. Repository.Files("wwwroot/js", ".js"),
        .. Repository.Files("wwwroot/css", ".css"),
        .. Repository.Files("tests", ".cs", ".mjs"),
    ];

    [Fact]
    public void Sources_HaveNothingUnfinished() => Repository.AssertNone(Offending(Sources.Where(file => !IsThisFile(file)), Unfinished()), "Finish or delete:");

    [Fact]
    public void Sources_SwallowNoErrors() => Repository.AssertNone(
        Sources.Where(file => !IsThisFile(file)).Where(file => EmptyCatch().IsMatch(Repository.Read(file))), "An empty catch hides what went wrong:");

    [Fact]
    public void Views_HaveNoInlineScriptOrStyle() => Repository.AssertNone(
        Offending(Repository.Files("src", ".cshtml"), InlineCode()), "The Content-Security-Policy forbids:");

    [Fact]
    public void Views_PrintNothingUnencoded() => Repository.AssertNone(
        Offending(Repository.Files("src", ".cshtml").Where(file => !RawAllowed.ContainsKey(file)), Raw()),
        "Html.Raw needs an entry in SourceTests.RawAllowed with a reason:");

    [Fact]
    public void Scripts_RunNoText() => Repository.AssertNone(
        Offending(Repository.Files("wwwroot/js", ".js"), Evaluation()), "The Content-Security-Policy forbids:");

    [Fact]
    public void Sources_LoadNothingFromOtherHosts() => Repository.AssertNone(
        Offending([.. Repository.Files("src", ".cshtml"), .. Repository.Files("wwwroot/css", ".css"), .. Repository.Files("wwwroot/js", ".js")], OtherHost()),
        "Client libraries are served from wwwroot/lib:");

    [Fact]
    public void PublicMembers_MustBeDocumented()
    {
        Assert.Contains("<GenerateDocumentationFile>true</GenerateDocumentationFile>", Repository.Read("src/Directory.Build.props"), StringComparison.Ordinal);
        Assert.Contains("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>", Repository.Read("src/Directory.Build.props"), StringComparison.Ordinal);
        Repository.AssertNone(
            Repository.Files("src", ".props", ".csproj", ".targets")
                .Where(file => Repository.Read(file).Contains("1591", StringComparison.Ordinal))
                .Concat(Offending(Repository.Files("src", ".cs"), Undocumented())),
            "CS1591 stays an error:");
    }

    /// <summary>Views that print text as HTML, each with the reason why it is safe.</summary>
    private static readonly Dictionary<string, string> RawAllowed = new()
    {
        ["src/CxPortal.Web/Features/Touchpoints/_ReadScenario.cshtml"] = "the body of a cell, encoded by CellRenderer",
    };

    private static bool IsThisFile(string file) => file.EndsWith("Architecture/SourceTests.cs", StringComparison.Ordinal);

    private static IEnumerable<string> Offending(IEnumerable<string> files, Regex pattern) =>
        from file in files
        from line in Repository.Lines(file).Select((text, index) => (text, number: index + 1))
        where pattern.IsMatch(line.text)
        select $"{file}:{line.number}: {line.text.Trim()}";

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException|Lorem ipsum")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"catch\s*(\([^)]*\)\s*)?(when\s*\([^{]*\)\s*)?\{\s*\}")]
    private static partial Regex EmptyCatch();

    [GeneratedRegex("""\sstyle="|\son[a-z]+="|<style\b|javascript:|<script(?![^>]*(\ssrc=|type="application/json"))""")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"Html\.Raw\(")]
    private static partial Regex Raw();

    [GeneratedRegex(@"\beval\(|new Function\(|document\.write\(|setTimeout\(\s*['""`]")]
    private static partial Regex Evaluation();

    [GeneratedRegex("""(src|href)="https?://|@import\s|url\(['"]?https?://|from ['"]https?://|import\(['"]https?://""")]
    private static partial Regex OtherHost();

    [GeneratedRegex(@"#pragma warning disable.*(CS)?1591")]
    private static partial Regex Undocumented();
}
