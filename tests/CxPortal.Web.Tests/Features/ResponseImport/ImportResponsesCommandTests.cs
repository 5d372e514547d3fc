using System.Text.Json;
using CxPortal.Testing;
using CxPortal.Web.Startup;

namespace CxPortal.Web.Tests.Features.ResponseImport;

public sealed class ImportResponsesCommandTests : IAsyncLifetime
{
    private const string Mapping = """
        {"survey": "bank-nps", "title": "NPS", "id": "ID", "respondedAt": {"column": "Date", "format": "dd/MM/yy"},
         "questions": {"nps": {"column": "NPS", "type": "nps"}}, "attributes": {"market": "Market"}}
        """;

    private readonly string data = TestDatabases.NewDirectory();
    private readonly string folder = TestDatabases.NewDirectory();

    private string Answers => Path.Combine(folder, "answers.csv");

    private string Map => Path.Combine(folder, "map.json");

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(Answers, "ID,Market,Date,NPS\n1,UK,25/12/21,10\n2,US,01/09/21,3\n3,US,02/09/21,12\n4,UK,03/09/21, 7\n");
        await File.WriteAllTextAsync(Map, Mapping);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Import_ReportsAsJsonAlone_AndAgainChangesNothing()
    {
        var first = await RunAsync("import", "responses", Answers, "--mapping", Map, "--json");
        using var report = JsonDocument.Parse(first.Output);
        var root = report.RootElement;

        Assert.Equal((0, string.Empty), (first.Code, first.Error));
        Assert.Equal((4, 3, 0, 0), (root.GetProperty("read").GetInt32(), root.GetProperty("stored").GetInt32(), root.GetProperty("updated").GetInt32(), root.GetProperty("unchanged").GetInt32()));
        Assert.Equal(4, root.GetProperty("skipped")[0].GetProperty("line").GetInt32());
        Assert.Contains("12", root.GetProperty("skipped")[0].GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal(5, root.GetProperty("repaired")[0].GetProperty("line").GetInt32());
        Assert.Contains("nothing changes", (await RunAsync("import", "responses", Answers, "--mapping", Map)).Output, StringComparison.Ordinal);
        Assert.Contains("\"bank-nps\"", (await RunAsync("list", "surveys", "--json")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strict_NamesFileAndLine_AndStoresNothing()
    {
        var refused = await RunAsync("import", "responses", Answers, "--mapping", Map, "--strict");

        Assert.Equal(1, refused.Code);
        Assert.Contains("answers.csv: Line 4", refused.Error, StringComparison.Ordinal);
        Assert.Equal("[]", (await RunAsync("list", "surveys", "--json")).Output.Trim());
    }

    [Theory]
    [InlineData("\"NPS\", \"type\"", "\"Score\", \"type\"", @"map\.json: \$\.questions\.nps\.column: .*Score")]
    [InlineData("\"type\": \"nps\"", "\"type\": \"stars\"", @"map\.json: \$\.questions\.nps\.type: ")]
    [InlineData("{\"survey\"", "{\"survey", @"map\.json: \d+:\d+: ")]
    public async Task BadMapping_NamesFileAndPlace(string before, string after, string expected)
    {
        await File.WriteAllTextAsync(Map, Mapping.Replace(before, after, StringComparison.Ordinal));

        var refused = await RunAsync("import", "responses", Answers, "--mapping", Map);

        Assert.Equal((1, string.Empty), (refused.Code, refused.Output));
        Assert.Matches(expected, refused.Error);
    }

    [Fact]
    public async Task MissingFilesUsageAndRights_AreChecked()
    {
        await RunAsync("user", "add", "chief@bank.example", "--role", "executive");

        Assert.Equal(1, (await RunAsync("import", "responses", Answers + "x", "--mapping", Map)).Code);
        Assert.Equal(1, (await RunAsync("import", "responses", Answers, "--mapping", Map + "x")).Code);
        Assert.Equal(2, (await RunAsync("import", "responses", Answers)).Code);
        Assert.Equal(1, (await RunAsync("import", "responses", Answers, "--mapping", Map, "--as", "chief@bank.example")).Code);
        Assert.Contains("nothing was stored", (await RunAsync("import", "responses", Answers, "--mapping", Map, "--dry-run")).Output, StringComparison.Ordinal);
        Assert.Equal("[]", (await RunAsync("list", "surveys", "--json")).Output.Trim());
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await Cli.RunAsync([.. arguments, "--data", data, "--language", "en"], output, error);
        return (code, output.ToString(), error.ToString());
    }
}
