using System.Text.Json;
using CxPortal.Testing;

namespace CxPortal.Web.Tests.Commands;

/// <summary>What every command has in common.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("")]
    [InlineData("serve")]
    [InlineData("list")]
    [InlineData("import")]
    [InlineData("export")]
    [InlineData("user")]
    [InlineData("user add")]
    [InlineData("backup")]
    [InlineData("restore")]
    [InlineData("check")]
    [InlineData("migrate")]
    public async Task Help_OfEachCommand_IsOnStandardOutput(string command)
    {
        var help = await CommandLine.RunPlainAsync(string.Empty, [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        Assert.Equal((0, string.Empty), (help.Code, help.Error));
        Assert.Contains("Usage:", help.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("list")]
    [InlineData("list nonsense")]
    [InlineData("list journeys --nonsense")]
    [InlineData("list journeys --language fr")]
    [InlineData("user add anna@bank.example")]
    [InlineData("user add anna@bank.example --role king")]
    [InlineData("user add --role designer")]
    [InlineData("import journey")]
    [InlineData("import nonsense file.json")]
    [InlineData("export journey --format json -o out.json")]
    [InlineData("export journey key --format csv -o out.csv")]
    [InlineData("export journey key --format json")]
    [InlineData("export journey key -o out.json")]
    [InlineData("export audit key --format csv -o out.csv")]
    [InlineData("export audit --format pdf -o out.pdf")]
    [InlineData("export audit --format csv")]
    [InlineData("backup")]
    [InlineData("restore")]
    [InlineData("serve --sample=perhaps")]
    public async Task WrongUsage_IsExitCode2AndSaysWhatToRead(string command)
    {
        var line = new CommandLine();

        var refused = await CommandLine.RunPlainAsync(string.Empty, [.. command.Split(' '), "--data", line.Data]);

        Assert.Equal((2, string.Empty), (refused.Code, refused.Output));
        Assert.Matches(@"`cxportal[ a-z]* --help` says how to use it\.\s*$", refused.Error);
        Assert.False(Directory.EnumerateFileSystemEntries(line.Data).Any(), "A command that was not understood has touched the data.");
    }

    [Fact]
    public async Task DataDirectory_ThatIsAFile_IsNamed()
    {
        var file = Path.Combine(TestDatabases.NewDirectory(), "file");
        await File.WriteAllTextAsync(file, "no directory");

        var refused = await new CommandLine(file).RunAsync("list", "journeys");

        Assert.Equal((1, string.Empty), (refused.Code, refused.Output));
        Assert.Contains(file, Assert.Single(refused.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_FreshDirectoryWithOtherFiles_MakesTheDatabase()
    {
        var line = new CommandLine();
        await File.WriteAllTextAsync(Path.Combine(line.Data, "notes.txt"), "something else");

        var listed = await line.RunAsync("list", "journeys", "--json");

        Assert.Equal((0, string.Empty), (listed.Code, listed.Error));
        Assert.Equal((JsonValueKind.Array, 0), (listed.Json.ValueKind, listed.Json.GetArrayLength()));
        Assert.True(File.Exists(Path.Combine(line.Data, "cxportal.db")));
    }

    [Fact]
    public async Task Migrate_Twice_SaysWhatItDid()
    {
        var line = new CommandLine();

        var first = await line.RunSilentAsync("migrate");
        var second = await line.RunSilentAsync("migrate");

        Assert.Equal((0, 0), (first.Code, second.Code));
        Assert.Matches(@"^Applied: \d{14}_\w+", first.Output);
        Assert.Equal("The database is up to date.", second.Output.TrimEnd());
    }
}
