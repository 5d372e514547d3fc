using System.Globalization;
using System.Text;
using System.Text.Json;
using CxPortal.Testing;
using CxPortal.Web.Startup;

namespace CxPortal.Web.Tests.Features.SurveyResults;

public sealed class FiguresCommandTests : IAsyncLifetime
{
    private readonly string data = TestDatabases.NewDirectory();
    private readonly string files = TestDatabases.NewDirectory();

    public async Task InitializeAsync()
    {
        var rows = new StringBuilder("id,date,market,nps,speed\n");
        for (var row = 0; row < 60; row++)
        {
            // NPS vector of measures: 110, 55 and 35 of 200, here 33, 16 and 11 of 60; the market DE has 3 responses.
            var score = row % 60 < 33 ? 10 : row % 60 < 49 ? 8 : 3;
            rows.AppendLine(CultureInfo.InvariantCulture, $"{row},{1 + (row % 28):00}/02/2026,{(row < 3 ? "DE" : row % 2 == 0 ? "UK" : "US")},{score},{1 + (row % 5)}");
        }

        await File.WriteAllTextAsync(PathOf("answers.csv"), rows.ToString());
        await File.WriteAllTextAsync(PathOf("map.json"), """
            {"survey":"bank-nps","id":"id","respondedAt":{"column":"date","format":"dd/MM/yyyy"},
             "questions":{"nps":{"column":"nps","type":"nps"},"speed":{"column":"speed","type":"csat"}},"attributes":{"market":"market"}}
            """);
        var imported = await RunAsync("import", "responses", PathOf("answers.csv"), "--mapping", PathOf("map.json"));
        Assert.True(imported.Code == 0, imported.Error);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Figures_Survey_HasTheShapeThatProgramsRelyOn()
    {
        using var document = JsonDocument.Parse((await RunAsync("figures", "survey", "bank-nps", "--json")).Output);

        var root = document.RootElement;
        Assert.Equal(("survey", "bank-nps", 1), (root.GetProperty("kind").GetString(), root.GetProperty("key").GetString(), root.GetProperty("definition").GetProperty("version").GetInt32()));
        var group = Assert.Single(root.GetProperty("groups").EnumerateArray());
        Assert.Equal(("{}", 60), (group.GetProperty("by").GetRawText(), group.GetProperty("n").GetInt32()));
        var nps = group.GetProperty("questions").GetProperty("nps");
        Assert.Equal((33, 16, 11), (nps.GetProperty("promoters").GetInt32(), nps.GetProperty("passives").GetInt32(), nps.GetProperty("detractors").GetInt32()));
        Assert.Equal(100 * (33 - 11) / 60.0, nps.GetProperty("nps").GetProperty("value").GetDouble(), 9);
        Assert.Equal("adjusted-wald", nps.GetProperty("nps").GetProperty("method").GetString());
        Assert.Equal(12, group.GetProperty("questions").GetProperty("speed").GetProperty("counts").GetProperty("5").GetInt32());
    }

    [Fact]
    public async Task Figures_ByMarket_HidesTwo_UnlessTheOperatorLiftsTheThreshold()
    {
        using var hidden = JsonDocument.Parse((await RunAsync("figures", "survey", "bank-nps", "--by", "market", "--json")).Output);
        using var lifted = JsonDocument.Parse((await RunAsync("figures", "survey", "bank-nps", "--by", "market", "--min-n", "0", "--json")).Output);

        Assert.Equal(2, hidden.RootElement.GetProperty("groups").EnumerateArray().Count(group => group.TryGetProperty("suppressed", out _) && !group.TryGetProperty("n", out _)));
        Assert.Equal(60, lifted.RootElement.GetProperty("groups").EnumerateArray().Sum(group => group.GetProperty("n").GetInt32()));
    }

    [Fact]
    public async Task Figures_Drivers_NameShareAndInterval()
    {
        using var document = JsonDocument.Parse((await RunAsync("figures", "drivers", "bank-nps", "--json")).Output);

        var group = document.RootElement.GetProperty("groups")[0];
        Assert.Equal(60, group.GetProperty("n").GetInt32());
        Assert.Equal("speed", group.GetProperty("drivers")[0].GetProperty("question").GetString());
        Assert.Equal(1, group.GetProperty("drivers")[0].GetProperty("share").GetDouble(), 9);
    }

    [Theory]
    [InlineData("survey", "pdf")]
    [InlineData("survey", "xlsx")]
    [InlineData("survey", "csv")]
    [InlineData("survey", "json")]
    [InlineData("responses", "csv")]
    [InlineData("responses", "xlsx")]
    public async Task Export_WritesTheFile(string kind, string format)
    {
        var done = await RunAsync("export", kind, "bank-nps", "--format", format, "-o", PathOf("out." + format));

        Assert.Equal((0, string.Empty), (done.Code, done.Output));
        Assert.True(new FileInfo(PathOf("out." + format)).Length > 500);
    }

    [Theory]
    [InlineData(1, "figures", "survey", "nobody")]
    [InlineData(1, "figures", "survey", "bank-nps", "--by", "branch")]
    [InlineData(1, "figures", "survey", "bank-nps", "--as-of", "yesterday")]
    [InlineData(1, "figures", "survey", "bank-nps", "--from", "2026-03-01", "--to", "2026-02-01")]
    [InlineData(2, "figures", "survey", "bank-nps", "--from", "01.03.2026")]
    [InlineData(2, "figures", "weather", "bank-nps")]
    [InlineData(2, "export", "responses", "bank-nps", "--format", "pdf", "-o", "out.pdf")]
    public async Task WrongUsage_IsRefusedWithASentence(int code, params string[] arguments)
    {
        var refused = await RunAsync(arguments);

        Assert.Equal(code, refused.Code);
        Assert.Empty(refused.Output);
        Assert.NotEmpty(refused.Error);
    }

    private string PathOf(string name) => Path.Combine(files, name);

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await Cli.RunAsync([.. arguments, "--data", data, "--language", "en"], output, error);
        return (code, output.ToString(), error.ToString());
    }
}
