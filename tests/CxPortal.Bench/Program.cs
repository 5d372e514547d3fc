using CxPortal.Bench;
using CxPortal.Bench.Surveys;
using CxPortal.Testing;
using CxPortal.Web.Startup;

if (args is [SurveyServer.Argument, ..])
{
    return await SurveyServer.RunAsync(args);
}

// Without arguments everything is measured; "surveys" and "kill" measure only what belongs to them.
var parts = args is [var part] ? [part] : (string[])["pages", "surveys", "kill"];
var isRight = true;

// One run measures everything, so that its ratios compare like with like. PostgreSQL joins in when make has started one.
Console.WriteLine($"Machine: {Environment.ProcessorCount} cores, {Environment.OSVersion}, .NET {Environment.Version}");
await RunAsync("SQLite", TestDatabases.NewSqliteAsync);
if (parts.Contains("surveys"))
{
    Console.WriteLine($"{"responses on disk",-28}{"per s",9}   (8 answers each, SQLite, one connection, nothing else)");
    await DiskLimit.RunAsync();
}

if (Environment.GetEnvironmentVariable(TestDatabases.PostgresVariable) is { Length: > 0 })
{
    await RunAsync("PostgreSQL", TestDatabases.NewPostgresAsync);
}

return isRight ? 0 : 1;

async Task RunAsync(string name, Func<Task<PortalOptions>> newDatabase)
{
    Console.WriteLine();
    Console.WriteLine($"## {name}");
    if (parts.Contains("pages"))
    {
        await WithDatabaseAsync(newDatabase, async options =>
        {
            await using var portal = await BenchPortal.StartAsync(options);
            await PageBench.RunAsync(portal);
            await CellBench.RunAsync(portal);
            return true;
        });
    }

    if (parts.Contains("surveys"))
    {
        isRight &= await WithDatabaseAsync(newDatabase, options => SurveyBench.RunAsync(name, options));
    }

    if (parts.Contains("kill"))
    {
        isRight &= await WithDatabaseAsync(newDatabase, options => KillBench.RunAsync(name, options, times: 50));
    }
}

static async Task<bool> WithDatabaseAsync(Func<Task<PortalOptions>> newDatabase, Func<PortalOptions, Task<bool>> work)
{
    var options = await newDatabase();
    var isRight = await work(options);
    await TestDatabases.DropAsync(options);
    return isRight;
}
