using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CxPortal.Web.Features.Matrix;

/// <summary>
/// The Markdown that cells understand: bold, lists and links to http, https and mailto. Everything else, HTML included, is shown as it was typed.
/// </summary>
public static partial class LimitedMarkdown
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("*_[]<>&\\");
    private static readonly MarkdownPipeline Pipeline = CreatePipeline();

    /// <summary>The HTML of a text; line breaks stay line breaks, which the cell's style shows.</summary>
    public static string ToHtml(string text, HtmlEncoder encoder)
    {
        if (IsPlain(text))
        {
            return encoder.Encode(text).Replace("&#xA;", "\n", StringComparison.Ordinal);
        }

        var html = new StringBuilder(text.Length * 2);
        var document = Markdown.Parse(text, Pipeline);
        if (document is [ParagraphBlock only])
        {
            WriteInlines(html, only.Inline, encoder);
        }
        else
        {
            WriteBlocks(html, document, encoder);
        }

        return html.ToString();
    }

    private static bool IsPlain(string text) => text.AsSpan().IndexOfAny(Marks) < 0
        && !text.Contains("://", StringComparison.Ordinal) && !text.Contains("mailto:", StringComparison.Ordinal)
        && !text.Contains("www.", StringComparison.Ordinal) && !text.Contains("\n\n", StringComparison.Ordinal) && !ListStart().IsMatch(text);

    [GeneratedRegex(@"^\s{0,3}([-+]|\d{1,9}[.)])(\s|$)", RegexOptions.Multiline)]
    private static partial Regex ListStart();

    private static MarkdownPipeline CreatePipeline()
    {
        var builder = new MarkdownPipelineBuilder().DisableHtml().UseAutoLinks();
        builder.BlockParsers.TryRemove<HeadingBlockParser>();
        builder.BlockParsers.TryRemove<QuoteBlockParser>();
        builder.BlockParsers.TryRemove<ThematicBreakParser>();
        builder.BlockParsers.TryRemove<FencedCodeBlockParser>();
        builder.BlockParsers.TryRemove<IndentedCodeBlockParser>();
        builder.BlockParsers.Find<ParagraphBlockParser>()!.ParseSetextHeadings = false;
        builder.InlineParsers.TryRemove<CodeInlineParser>();
        return builder.Build();
    }

    private static void WriteBlocks(StringBuilder html, ContainerBlock container, HtmlEncoder encoder)
    {
        foreach (var block in container)
        {
            switch (block)
            {
                case ListBlock list:
                    var tag = list.IsOrdered ? "ol" : "ul";
                    html.Append('<').Append(tag);
                    if (list.IsOrdered && int.TryParse(list.OrderedStart, out var start) && start != 1)
                    {
                        html.Append(" start=\"").Append(start).Append('"');
                    }

                    html.Append('>');
                    WriteBlocks(html, list, encoder);
                    html.Append("</").Append(tag).Append('>');
                    break;
                case ListItemBlock item:
                    html.Append("<li>");
                    WriteItem(html, item, encoder);
                    html.Append("</li>");
                    break;
                case ContainerBlock other:
                    WriteBlocks(html, other, encoder);
                    break;
                case LeafBlock { Inline: not null } leaf:
                    html.Append("<p>");
                    WriteInlines(html, leaf.Inline, encoder);
                    html.Append("</p>");
                    break;
            }
        }
    }

    private static void WriteItem(StringBuilder html, ListItemBlock item, HtmlEncoder encoder)
    {
        if (item is [ParagraphBlock first, ..])
        {
            WriteInlines(html, first.Inline, encoder);
            item.RemoveAt(0);
        }

        WriteBlocks(html, item, encoder);
    }

    private static void WriteInlines(StringBuilder html, ContainerInline? container, HtmlEncoder encoder)
    {
        for (var inline = container?.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    html.Append(encoder.Encode(literal.Content.ToString()));
                    break;
                case LineBreakInline:
                    html.Append('\n');
                    break;
                case HtmlEntityInline entity:
                    html.Append(encoder.Encode(entity.Transcoded.ToString()));
                    break;
                case AutolinkInline auto:
                    WriteLink(html, auto.IsEmail ? "mailto:" + auto.Url : auto.Url, encoder, () => html.Append(encoder.Encode(auto.Url)));
                    break;
                case LinkInline { IsImage: false } link:
                    WriteLink(html, link.Url, encoder, () => WriteInlines(html, link, encoder));
                    break;
                case EmphasisInline emphasis:
                    WriteEmphasis(html, emphasis, encoder);
                    break;
                case ContainerInline other:
                    WriteInlines(html, other, encoder);
                    break;
            }
        }
    }

    private static void WriteEmphasis(StringBuilder html, EmphasisInline emphasis, HtmlEncoder encoder)
    {
        if (emphasis.DelimiterCount == 2)
        {
            html.Append("<strong>");
            WriteInlines(html, emphasis, encoder);
            html.Append("</strong>");
            return;
        }

        var mark = encoder.Encode(new string(emphasis.DelimiterChar, emphasis.DelimiterCount));
        html.Append(mark);
        WriteInlines(html, emphasis, encoder);
        html.Append(mark);
    }

    private static void WriteLink(StringBuilder html, string? url, HtmlEncoder encoder, Action writeText)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https" or "mailto"))
        {
            writeText();
            return;
        }

        html.Append("<a href=\"").Append(encoder.Encode(url)).Append("\" rel=\"noopener nofollow\">");
        writeText();
        html.Append("</a>");
    }
}
