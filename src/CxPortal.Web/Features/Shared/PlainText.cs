using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;

namespace CxPortal.Web.Features.Shared;

/// <summary>Shows plain text: line breaks stay, http and https addresses become links, everything else is text.</summary>
public sealed partial class PlainText(string text) : IHtmlContent
{
    private static readonly char[] ClosingMarks = ['.', ',', ';', ':', '!', '?', ')', ']', '}', '»', '”', '…'];

    /// <inheritdoc />
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var position = 0;
        foreach (Match match in Address().Matches(text))
        {
            var url = match.Value.TrimEnd(ClosingMarks);
            if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Host.Length == 0)
            {
                continue;
            }

            WriteLines(writer, encoder, text[position..match.Index]);
            writer.Write("<a href=\"");
            encoder.Encode(writer, url);
            writer.Write("\" rel=\"noopener nofollow ugc\">");
            encoder.Encode(writer, url);
            writer.Write("</a>");
            position = match.Index + url.Length;
        }

        WriteLines(writer, encoder, text[position..]);
    }

    private static void WriteLines(TextWriter writer, HtmlEncoder encoder, string part)
    {
        var lines = part.Split('\n');
        for (var index = 0; index < lines.Length; index++)
        {
            if (index > 0)
            {
                writer.Write("<br>");
            }

            encoder.Encode(writer, lines[index]);
        }
    }

    [GeneratedRegex(@"\bhttps?://[^\s<>""']+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
