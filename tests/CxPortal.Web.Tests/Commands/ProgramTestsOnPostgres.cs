using System.Text.Json;
using CxPortal.Domain.Journeys.Exchange;
using CxPortal.Testing;
using CxPortal.Web.Startup;

namespace CxPortal.Web.Tests.Commands;

/// <summary>The commands on PostgreSQL, which a process is told by its environment.</summary>
public sealed class ProgramTestsOnPostgres : IAsyncLifetime
{
    private readonly string folder = TestDatabases.NewDirectory();
    private PortalOptions options = TestDatabases.EmptySqlite();

    public async Task InitializeAsync() => options = await TestDatabases.EmptyPostgresAsync();

    public Task DisposeAsync() => TestDatabases.DropAsync(options);

    [Fact]
    public async Task Commands_InADayOfAnOperator_DoWhatTheySay()
    {
        var unmigrated = await RunAsync("list", "journeys");
        Assert.Equal((1, string.Empty), (unmigrated.Code, unmigrated.Output));
        Assert.Contains("cxportal migrate", unmigrated.Error, StringComparison.Ordinal);

        Assert.StartsWith("Applied: ", (await DoneAsync("migrate")).Output, StringComparison.Ordinal);
        var file = Path.Combine(folder, "journey.json");
        await File.WriteAllBytesAsync(file, JourneyDocumentJson.Write(TestData.FullDocument("by-command")));
        Assert.Equal(29, (await DoneAsync("import", "journey", file, "--json")).Json.GetProperty("stored").GetInt32());
        Assert.Equal(29, (await DoneAsync("import", "journey", file, "--json")).Json.GetProperty("unchanged").GetInt32());

        var archive = Path.Combine(folder, "backup.zip");
        Assert.Equal("postgres", (await DoneAsync("backup", archive, "--json")).Json.GetProperty("provider").GetString());
        await DoneAsync("user", "add", "later@bank.example", "--role", "designer");
        await DoneAsync("restore", archive);
        Assert.Equal("by-command", (await DoneAsync("list", "journeys", "--json")).Json[0].GetProperty("key").GetString());
        Assert.Equal(1, (await RunAsync("list", "journeys", "--as", "later@bank.example")).Code);

        var trail = Path.Combine(folder, "audit.json");
        await DoneAsync("export", "audit", "--format", "json", "-o", trail);
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(trail));
        var operations = json.RootElement.EnumerateArray().Select(entry => entry.GetProperty("operation").GetString()).ToHashSet();
        Assert.Superset(new HashSet<string?> { "import journey", "backup", "restore", "export audit" }, operations);
        Assert.DoesNotContain("user add", operations);

        Assert.True((await DoneAsync("check", "--json")).Json.GetProperty("fit").GetBoolean());
    }

    private async Task<CommandResult> DoneAsync(params string[] arguments)
    {
        var done = await RunAsync(arguments);
        Assert.True(done.Code == 0, $"{string.Join(' ', arguments)}: {done.Error}");
        return done;
    }

    private Task<CommandResult> RunAsync(params string[] arguments) => CxPortalProcess.RunAsync(
        new Dictionary<string, string> { ["CXPORTAL_DATABASE"] = "postgres", ["ConnectionStrings__Postgres"] = options.PostgresConnection! },
        [.. arguments, "--data", options.DataDirectory]);
}
