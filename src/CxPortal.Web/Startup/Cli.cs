using System.CommandLine;
using CxPortal.Web.Commands;

namespace CxPortal.Web.Startup;

/// <summary>The command line: without a command the portal is served.</summary>
internal static class Cli
{
    /// <summary>Runs one command; 0 done, 1 refused or failed, 2 wrong usage.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("CxPortal: client journeys, promises and surveys of a bank.") { ServeCommand.Create() };
        var parsed = root.Parse(args.Length == 0 ? ["serve"] : args);
        return await parsed.InvokeAsync();
    }
}
