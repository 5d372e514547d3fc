using System.Text.Json;
using CxPortal.Domain.Journeys.Exchange;
using CxPortal.Testing;
using CxPortal.Web.Tests.Commands;

namespace CxPortal.Web.Tests.Features.Exchange;

public sealed class ExchangeCommandTests : IAsyncLifetime
{
    private readonly CommandLine line = new();
    private string file = string.Empty;

    public async Task InitializeAsync()
    {
        file = Path.Combine(TestDatabases.NewDirectory(), "journey.json");
        await File.WriteAllBytesAsync(file, JourneyDocumentJson.Write(TestData.FullDocument("by-command")));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Import_FileTwice_StoresOnceAndSaysSo()
    {
        var first = await RunAsync("import", "journey", file, "--json");
        var second = await RunAsync("import", "journey", file, "--json");

        Assert.Equal((0, 0), (first.Code, second.Code));
        using var stored = JsonDocument.Parse(first.Output);
        using var again = JsonDocument.Parse(second.Output);
        Assert.Equal(29, stored.RootElement.GetProperty("read").GetInt32());
        Assert.Equal(29, stored.RootElement.GetProperty("stored").GetInt32());
        Assert.Equal(0, again.RootElement.GetProperty("stored").GetInt32());
        Assert.Equal(29, again.RootElement.GetProperty("unchanged").GetInt32());
        Assert.Equal(0, again.RootElement.GetProperty("skipped").GetArrayLength());
        Assert.Contains("nothing changes", (await RunAsync("import", "journey", file)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_DryRun_StoresNothing()
    {
        var tried = await RunAsync("import", "journey", file, "--dry-run");

        Assert.Equal(0, tried.Code);
        Assert.Contains("nothing was stored", tried.Output, StringComparison.Ordinal);
        Assert.Equal("[]", (await RunAsync("list", "journeys", "--json")).Output.Trim());
    }

    [Fact]
    public async Task Import_Strict_RefusesNamesTheCatalogueDoesNotKnow()
    {
        var refused = await RunAsync("import", "journey", file, "--strict");

        Assert.Equal(1, refused.Code);
        Assert.Contains("форум предпринимателей", refused.Error, StringComparison.Ordinal);
        Assert.Equal("[]", (await RunAsync("list", "journeys", "--json")).Output.Trim());
    }

    [Fact]
    public async Task Import_BadFile_NamesFileLineAndPath()
    {
        var bad = Path.Combine(TestDatabases.NewDirectory(), "bad.json");
        await File.WriteAllTextAsync(bad, (await File.ReadAllTextAsync(file)).Replace("\"emotion\": -2", "\"emotion\": -3", StringComparison.Ordinal));

        var refused = await RunAsync("import", "journey", bad);

        Assert.Equal(1, refused.Code);
        Assert.Empty(refused.Output);
        Assert.Matches(@"bad\.json: Line \d+, \$\.cells\[\d+\]\.emotion: ", refused.Error);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("xlsx")]
    [InlineData("pdf")]
    public async Task Export_Journey_WritesTheFile(string format)
    {
        await RunAsync("import", "journey", file);
        var target = Path.Combine(TestDatabases.NewDirectory(), "out." + format);

        var done = await RunAsync("export", "journey", "by-command", "--format", format, "-o", target);

        Assert.Equal((0, string.Empty), (done.Code, done.Output));
        Assert.True(new FileInfo(target).Length > 1000);
        if (format != "pdf")
        {
            Assert.Contains("nothing changes", (await RunAsync("import", "journey", target)).Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Export_UnknownKeyOrWrongUsage_IsRefused()
    {
        Assert.Equal(1, (await RunAsync("export", "journey", "nobody", "--format", "json", "-o", file + ".out")).Code);
        Assert.Equal(2, (await RunAsync("export", "journey", "by-command", "--format", "docx", "-o", file + ".out")).Code);
        Assert.Equal(2, (await RunAsync("export", "journey", "by-command", "--format", "json")).Code);
        Assert.Equal(1, (await RunAsync("import", "journey", file + ".missing")).Code);
    }

    private Task<CommandResult> RunAsync(params string[] arguments) => line.RunAsync(arguments);
}
