using System.CommandLine;

namespace CxPortal.Web.Commands;

/// <summary>Options that several commands have.</summary>
internal static class CommonOptions
{
    /// <summary>The data directory.</summary>
    public static Option<string?> Data { get; } = new("--data")
    {
        Description = "Data directory (default: CXPORTAL_DATA, or data/ under the repository).",
        HelpName = "DIR",
    };

    /// <summary>The account whose permissions hold.</summary>
    public static Option<string?> As { get; } = new("--as")
    {
        Description = "Act with the permissions of this account instead of an administrator's.",
        HelpName = "EMAIL",
    };

    /// <summary>Language of messages.</summary>
    public static Option<string?> Language { get; } = CreateLanguage();

    /// <summary>Whether the result is one JSON document.</summary>
    public static Option<bool> Json { get; } = new("--json") { Description = "Print the result as one JSON document." };

    /// <summary>Adds the options that every command on the database has.</summary>
    public static Command WithDatabaseOptions(this Command command)
    {
        command.Add(Data);
        command.Add(As);
        command.Add(Language);
        return command;
    }

    private static Option<string?> CreateLanguage()
    {
        var option = new Option<string?>("--language") { Description = "Language of messages (default: by LANG, else en)." };
        option.AcceptOnlyFromAmong("ru", "en");
        return option;
    }
}
