namespace CxPortal.Web.Features.Intake;

/// <summary>Reads the lines in which a way to a survey keeps its values.</summary>
public static class CollectorLines
{
    /// <summary>The lines of a text that are not blank.</summary>
    public static IReadOnlyList<string> Of(string? text) =>
        text?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>Lines of the form <c>key=value</c>; others are left out.</summary>
    public static IReadOnlyDictionary<string, string> Presets(string? text) => Of(text)
        .Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries))
        .Where(parts => parts is [{ Length: > 0 }, { Length: > 0 }])
        .GroupBy(parts => parts[0], StringComparer.Ordinal)
        .ToDictionary(parts => parts.Key, parts => parts.First()[1], StringComparer.Ordinal);
}
