using System.Text.Json;
using CxPortal.Data;
using CxPortal.Testing;
using CxPortal.Web.Startup;
using Microsoft.Extensions.DependencyInjection;

namespace CxPortal.Web.Tests.Commands;

/// <summary>What a command said.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record CommandResult(int Code, string Output, string Error)
{
    /// <summary>Standard output, which must be one JSON document and nothing else.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;
}

/// <summary>Runs commands in this process on a data directory with SQLite.</summary>
/// <param name="data">The directory.</param>
internal sealed class CommandLine(string data)
{
    /// <summary>On a new, empty directory.</summary>
    public CommandLine()
        : this(TestDatabases.NewDirectory())
    {
    }

    /// <summary>The data directory.</summary>
    public string Data => data;

    /// <summary>Runs a command in English.</summary>
    public Task<CommandResult> RunAsync(params string[] arguments) => RunWithInputAsync(string.Empty, arguments);

    /// <summary>Runs a command that reads something.</summary>
    public Task<CommandResult> RunWithInputAsync(string input, params string[] arguments) => RunPlainAsync(input, [.. arguments, "--data", data, "--language", "en"]);

    /// <summary>Runs a command that knows no languages.</summary>
    public Task<CommandResult> RunSilentAsync(params string[] arguments) => RunPlainAsync(string.Empty, [.. arguments, "--data", data]);

    /// <summary>Runs exactly this.</summary>
    public static async Task<CommandResult> RunPlainAsync(string input, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var reader = new StringReader(input);
        var code = await Cli.RunAsync(arguments, output, error, reader);
        return new CommandResult(code, output.ToString(), error.ToString());
    }

    /// <summary>Looks at the database, or changes it.</summary>
    public Task<T> WithDatabaseAsync<T>(Func<CxPortalDbContext, Task<T>> work) =>
        WithServicesAsync(services => work(services.GetRequiredService<CxPortalDbContext>()));

    /// <summary>Works with the portal's services on the database.</summary>
    public async Task<T> WithServicesAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var app = PortalApplication.Build(new PortalOptions { DataDirectory = data }, builder => TestHost.Configure(builder, TimeProvider.System));
        await using var scope = app.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }
}
