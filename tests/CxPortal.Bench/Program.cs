using CxPortal.Bench;
using CxPortal.Testing;
using CxPortal.Web.Startup;

// One run measures everything, so that its ratios compare like with like. PostgreSQL joins in when make has started one.
Console.WriteLine($"Machine: {Environment.ProcessorCount} cores, {Environment.OSVersion}, .NET {Environment.Version}");
await RunAsync("SQLite", await TestDatabases.NewSqliteAsync());
if (Environment.GetEnvironmentVariable(TestDatabases.PostgresVariable) is { Length: > 0 })
{
    var options = await TestDatabases.NewPostgresAsync();
    await RunAsync("PostgreSQL", options);
    await TestDatabases.DropAsync(options);
}

return 0;

static async Task RunAsync(string name, PortalOptions options)
{
    Console.WriteLine();
    Console.WriteLine($"## {name}");
    await using var portal = await BenchPortal.StartAsync(options);
    await PageBench.RunAsync(portal);
    await CellBench.RunAsync(portal);
}
