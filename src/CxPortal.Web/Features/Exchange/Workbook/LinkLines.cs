using CxPortal.Domain.Journeys.Exchange;

namespace CxPortal.Web.Features.Exchange.Workbook;

/// <summary>Links in one spreadsheet cell: one a line, title first, then the address.</summary>
internal static class LinkLines
{
    /// <summary>The lines of links.</summary>
    public static string? Write(IReadOnlyList<LinkDocument> links) => links.Count == 0
        ? null
        : string.Join('\n', links.Select(link => link.Title == link.Url ? link.Url : $"{link.Title} {link.Url}"));

    /// <summary>The links of some lines; a line without an address keeps its text as the address, which the check then refuses.</summary>
    public static IReadOnlyList<LinkDocument> Read(string? lines) =>
        [.. (lines ?? string.Empty).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Link)];

    private static LinkDocument Link(string line)
    {
        var start = Math.Max(line.LastIndexOf("http://", StringComparison.OrdinalIgnoreCase), line.LastIndexOf("https://", StringComparison.OrdinalIgnoreCase));
        return start <= 0
            ? new LinkDocument { Title = line, Url = line }
            : new LinkDocument { Title = line[..start].TrimEnd(), Url = line[start..] };
    }
}
