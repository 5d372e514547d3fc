using System.CommandLine;
using System.CommandLine.Parsing;

namespace CxPortal.Web.Commands;

/// <summary><c>cxportal export</c>: writes something to a file, as a download of the portal would.</summary>
internal static class ExportCommand
{
    private static readonly Argument<string> Kind = CreateKind();
    private static readonly Argument<string?> Key = new("key")
    {
        Description = "Key of the thing (see `cxportal list`); none for the audit trail.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string> Format = CreateFormat();
    private static readonly Option<string> Output = new("--output", "-o")
    {
        Description = "The file to write; an existing one is replaced.",
        HelpName = "FILE",
        Required = true,
    };

    public static Command Create()
    {
        var command = new Command("export", "Export to a file.") { Kind, Key, Format, Output }.WithDatabaseOptions();
        command.Validators.Add(RefuseWhatDoesNotFit);
        command.SetAction((parsed, cancellationToken) =>
        {
            var kind = ExportKind.All.Single(one => one.Name == parsed.GetValue(Kind));
            return CommandHost.RunAsync(
                parsed,
                "export " + kind.Name,
                async (session, stop) =>
                {
                    await WriteAsync(
                        parsed.GetRequiredValue(Output),
                        target => kind.WriteAsync(new ExportRequest(session, parsed.GetValue(Key) ?? string.Empty, parsed.GetRequiredValue(Format), target), stop));
                    return CommandHost.Done;
                },
                cancellationToken);
        });
        return command;
    }

    private static Argument<string> CreateKind()
    {
        var kind = new Argument<string>("kind") { Description = "What to export." };
        kind.AcceptOnlyFromAmong([.. ExportKind.All.Select(one => one.Name)]);
        return kind;
    }

    private static Option<string> CreateFormat()
    {
        var format = new Option<string>("--format") { Description = "Form of the file.", Required = true };
        format.AcceptOnlyFromAmong([.. ExportKind.All.SelectMany(one => one.Formats).Distinct()]);
        return format;
    }

    /// <summary>Says what a kind does not have: a key, or a format.</summary>
    private static void RefuseWhatDoesNotFit(CommandResult result)
    {
        if (ExportKind.All.SingleOrDefault(one => one.Name == TextOf(result.GetResult(Kind))) is not { } kind)
        {
            return;
        }

        var key = TextOf(result.GetResult(Key));
        if (kind.HasKey != key is not null)
        {
            result.AddError(kind.HasKey ? $"KEY is missing: which {kind.Name}?" : $"export {kind.Name} takes no key, but got '{key}'.");
        }

        if (TextOf(result.GetResult(Format)) is { } format && !kind.Formats.Contains(format))
        {
            result.AddError($"--format: export {kind.Name} has {string.Join(", ", kind.Formats)}, but not '{format}'.");
        }
    }

    private static string? TextOf(SymbolResult? result) => result?.Tokens.Count > 0 ? result.Tokens[0].Value : null;

    /// <summary>Writes beside the target first, so that a full disk leaves no half of a file.</summary>
    private static async Task WriteAsync(string file, Func<Stream, Task> write)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        if (!Directory.Exists(folder) || Directory.Exists(file))
        {
            throw new CommandException(Directory.Exists(file) ? $"-o: {file} is a directory: name a file." : $"-o: there is no directory {folder}.");
        }

        var partial = file + ".partial";
        try
        {
            await using (var target = new FileStream(partial, FileMode.Create, FileAccess.ReadWrite))
            {
                await write(target);
            }

            File.Move(partial, file, overwrite: true);
        }
        finally
        {
            File.Delete(partial);
        }
    }
}
