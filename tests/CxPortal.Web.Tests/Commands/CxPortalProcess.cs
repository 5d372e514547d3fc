using System.Diagnostics;
using System.Text;
using CxPortal.Web.Tests.Architecture;

namespace CxPortal.Web.Tests.Commands;

/// <summary>The program as it was built, in a process of its own.</summary>
internal static class CxPortalProcess
{
    /// <summary>Beginnings of the variables that the portal reads.</summary>
    private static readonly string[] Prefixes = ["CXPORTAL_", "ASPNETCORE_", "DOTNET_ENVIRONMENT", "ConnectionStrings__"];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static string Program => Path.Combine(
        Repository.Root, "src/CxPortal.Web/bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", OperatingSystem.IsWindows() ? "cxportal.exe" : "cxportal");

    /// <summary>Starts it from another directory, with nothing of the portal in its environment but what is given.</summary>
    public static Process Start(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Program, arguments)
        {
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var name in start.Environment.Keys.Where(name => Prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException($"{Program} does not start.");
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<CommandResult> RunAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var process = Start(environment, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await EndAsync(process, Patience);
        return new CommandResult(process.ExitCode, await output, await error);
    }

    /// <summary>Waits for its end; a process that goes on is killed and fails the test.</summary>
    public static async Task EndAsync(Process process, TimeSpan patience)
    {
        using var deadline = new CancellationTokenSource(patience);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The process went on for more than {patience.TotalSeconds:0} s.");
        }
    }
}
