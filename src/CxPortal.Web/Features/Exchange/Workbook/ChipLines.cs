using CxPortal.Domain.Journeys;
using CxPortal.Domain.Journeys.Exchange;

namespace CxPortal.Web.Features.Exchange.Workbook;

/// <summary>Screens and teams in one spreadsheet cell: one name a line, a screen's state after it in square brackets.</summary>
internal static class ChipLines
{
    /// <summary>Stands in the brackets of a screen without a state whose name itself ends with a word in brackets.</summary>
    public const string NoState = "none";

    /// <summary>The lines of chips whose names are given.</summary>
    public static string? Write(IReadOnlyList<(string Name, ScreenState? State)> chips, WorkbookWords words) => chips.Count == 0
        ? null
        : string.Join('\n', chips.Select(chip => chip.State is { } state
            ? $"{chip.Name} [{words.Of(WordList.State, state)}]"
            : StateOf(chip.Name, words) is null ? chip.Name : $"{chip.Name} [{words.Of(WordList.State, NoState)}]"));

    /// <summary>The chips of some lines, as names.</summary>
    public static IReadOnlyList<ChipDocument> Read(string? lines, WorkbookWords words) =>
    [
        .. (lines ?? string.Empty).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line =>
        {
            var state = StateOf(line, words);
            return new ChipDocument
            {
                Text = state is null ? line : line[..line.LastIndexOf('[')].TrimEnd(),
                State = state is null or NoState ? null : Enum.Parse<ScreenState>(state, ignoreCase: true),
            };
        }),
    ];

    /// <summary>Code of the state in brackets at the end of a line; null when there is none.</summary>
    private static string? StateOf(string line, WorkbookWords words) =>
        line.EndsWith(']') && line.LastIndexOf('[') is > 0 and var start ? words.Read(WordList.State, line[(start + 1)..^1]) : null;
}
