using System.CommandLine;
using CxPortal.Web.Commands;

namespace CxPortal.Web.Startup;

/// <summary>The command line: without a command the portal is served.</summary>
internal static class Cli
{
    /// <summary>Runs one command; 0 done, 1 refused or failed, 2 wrong usage.</summary>
    /// <param name="args">The arguments of the process.</param>
    /// <param name="output">Takes the result; the console's when null.</param>
    /// <param name="error">Takes notices and errors; the console's when null.</param>
    /// <param name="input">Gives what a command reads; the console's when null.</param>
    public static async Task<int> RunAsync(string[] args, TextWriter? output = null, TextWriter? error = null, TextReader? input = null)
    {
        var console = new InvocationConfiguration
        {
            Output = output ?? Console.Out,
            Error = error ?? Console.Error,
            ProcessTerminationTimeout = ServeCommand.ShutdownTime + TimeSpan.FromSeconds(2),
        };
        var parsed = CreateRoot(input ?? Console.In).Parse(args.Length == 0 ? ["serve"] : args);
        if (parsed.Errors.Count == 0)
        {
            return await parsed.InvokeAsync(console);
        }

        foreach (var problem in parsed.Errors)
        {
            await console.Error.WriteLineAsync(problem.Message);
        }

        await console.Error.WriteLineAsync($"`{CommandPath(parsed)} --help` says how to use it.");
        return CommandHost.WrongUsage;
    }

    private static RootCommand CreateRoot(TextReader input) => new("CxPortal: client journeys and scenario matrices of a bank. Without a command it serves the portal.")
    {
        ServeCommand.Create(),
        ListCommand.Create(),
        ImportCommand.Create(),
        ExportCommand.Create(),
        FiguresCommand.Create(),
        UserCommand.Create(input),
        TokenCommand.Create(),
        BackupCommand.Create(),
        RestoreCommand.Create(),
        CheckCommand.Create(),
        MigrateCommand.Create(),
    };

    private static string CommandPath(ParseResult parsed)
    {
        var names = new List<string>();
        for (var result = parsed.CommandResult; result is not null; result = result.Parent as System.CommandLine.Parsing.CommandResult)
        {
            names.Insert(0, result.Command is RootCommand ? "cxportal" : result.Command.Name);
        }

        return string.Join(' ', names);
    }
}
