using System.Globalization;
using System.Text.Encodings.Web;
using CxPortal.Domain.Journeys;
using CxPortal.Web.Infrastructure.Localization;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Matrix;

/// <summary>
/// Writes cells as HTML. A matrix has hundreds of them, so they are written straight to the page and not by a partial view each.
/// </summary>
public sealed class CellRenderer(HtmlEncoder encoder, IStringLocalizer<MatrixText> text)
{
    /// <summary>What stands inside <c>.cell-body</c>.</summary>
    public string Body(CellData cell, LaneType type)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        WriteBody(writer, cell, type);
        return writer.ToString();
    }

    /// <summary>The content of a cell as it stands in a list, without the grid's helpers; nothing for an empty cell.</summary>
    public IHtmlContent Content(CellView cell) => Content(cell.Data, cell.Type);

    /// <inheritdoc cref="Content(CellView)" />
    public IHtmlContent Content(CellData cell, LaneType type) => new Markup(writer => WriteBody(writer, cell, type));

    /// <summary>A whole cell of the grid.</summary>
    public IHtmlContent Element(CellView cell, MatrixView matrix) => new Markup(writer =>
    {
        writer.Write("<td class=\"cell\"");
        WriteAttributes(writer, cell, matrix.IsSnapshot);
        writer.Write("><div class=\"cell-body");
        var isClipped = IsClipped(cell.Content);
        writer.Write(isClipped ? " is-clipped\">" : "\">");
        if (!cell.IsEmpty)
        {
            WriteBody(writer, cell.Data, cell.Type);
        }
        else if (matrix.CanWrite)
        {
            writer.Write("<span class=\"cell-plus\" aria-hidden=\"true\">+</span>");
        }

        writer.Write("</div>");
        if (isClipped && !matrix.IsSnapshot)
        {
            writer.Write($"<a class=\"cell-more\" href=\"?touchpoint={cell.Data.TouchpointId}\">{encoder.Encode(text["Cell.More"])}</a>");
        }

        WriteComments(writer, cell);
        writer.Write("</td>");
    });

    /// <summary>The attributes that the grid's script goes by: id, role, lane, touchpoint, type, version, state and content.</summary>
    public IHtmlContent Attributes(CellView cell, MatrixView matrix) => new Markup(writer => WriteAttributes(writer, cell, matrix.IsSnapshot));

    /// <summary>The number of open comments, leading to them; nothing where there are none.</summary>
    public IHtmlContent Comments(CellView cell) => new Markup(writer => WriteComments(writer, cell));

    /// <summary>A data attribute, left out when there is no value.</summary>
    public static IHtmlContent Data(string name, object? value) => value is null
        ? HtmlString.Empty
        : new Markup(writer => writer.Write($" data-{name}=\"{Convert.ToString(value, CultureInfo.InvariantCulture)}\""));

    /// <summary>The number of open comments in words, for the list; nothing where there are none.</summary>
    public IHtmlContent CommentsInWords(CellView cell) => new Markup(writer =>
    {
        if (cell.OpenComments > 0)
        {
            writer.Write($" <a class=\"small nowrap\" href=\"?comments={cell.Address}\">{encoder.Encode(text.Count("Comments", cell.OpenComments))}</a>");
        }
    });

    /// <summary>Whether a text is so long that the grid shows its beginning only.</summary>
    public static bool IsClipped(CellContent content) =>
        (content.Text?.Length ?? 0) + (content.Need is { } need
            ? (need.When?.Length ?? 0) + (need.Want?.Length ?? 0) + (need.SoThat?.Length ?? 0)
            : 0) > Cell.SoftTextLength;

    private static void WriteAttributes(TextWriter writer, CellView cell, bool isSnapshot)
    {
        writer.Write(" role=\"gridcell\" tabindex=\"-1\"");
        var data = cell.Data;
        if (!isSnapshot)
        {
            writer.Write($" id=\"c{cell.Address}\" data-lane=\"{data.LaneId}\" data-touchpoint=\"{data.TouchpointId}\"");
            writer.Write($" data-type=\"{TypeName(cell.Type)}\" data-version=\"{data.Version}\"");
        }

        writer.Write(cell.IsEmpty ? " data-state=\"empty\"" : " data-state=\"filled\"");
        if (!isSnapshot && !cell.IsEmpty)
        {
            writer.Write(" data-content='");
            writer.Write(CellBody.Of(data).ToAttribute()
                .Replace("&", "&amp;", StringComparison.Ordinal).Replace("'", "&#39;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal));
            writer.Write('\'');
        }
    }

    private void WriteBody(TextWriter writer, CellData cell, LaneType type)
    {
        if (cell.Content.IsEmpty)
        {
            return;
        }

        var statement = cell.Content.Need is { } need ? StatementOf(need) : null;
        writer.Write(statement is null ? string.Empty : "<p>");
        if (cell.Content.Basis != EvidenceBasis.Unknown)
        {
            var name = cell.Content.Basis == EvidenceBasis.Observed ? "observed" : "assumed";
            writer.Write($"<span class=\"ev ev-{name}\"><span class=\"vh\">{encoder.Encode(text["Basis." + cell.Content.Basis])}: </span></span>");
        }

        writer.Write(statement is null ? string.Empty : statement + "</p>");
        if (cell.Content.Need?.Importance is { } importance)
        {
            writer.Write($"<p class=\"muted small\">{encoder.Encode(text["Need.ImportanceOf", importance])}</p>");
        }

        if (cell.Chips.Count > 0)
        {
            WriteChips(writer, cell.Chips, type == LaneType.Team);
        }

        if (cell.Content.Text is { } content)
        {
            writer.Write(LimitedMarkdown.ToHtml(content, encoder));
        }
    }

    /// <summary>When, what and what for in one sentence; null when none of them is told.</summary>
    private string? StatementOf(NeedStatement need)
    {
        var parts = new[] { ("Need.When", need.When), ("Need.Want", need.Want), ("Need.SoThat", need.SoThat) }
            .Where(part => !string.IsNullOrWhiteSpace(part.Item2))
            .Select(part => $"<span class=\"muted\">{encoder.Encode(text[part.Item1])}</span> {LimitedMarkdown.ToHtml(part.Item2!, encoder)}")
            .ToList();
        return parts.Count > 0 ? string.Join(", ", parts) : null;
    }

    private void WriteChips(TextWriter writer, IReadOnlyList<ChipData> chips, bool hasLead)
    {
        writer.Write("<ul class=\"chips\">");
        for (var index = 0; index < chips.Count; index++)
        {
            var chip = chips[index];
            var isLead = hasLead && index == 0;
            writer.Write("<li class=\"chip");
            writer.Write(isLead ? " chip-lead" : string.Empty);
            writer.Write(chip.CatalogItemId is null ? " chip-text\">" : "\">");
            if (isLead)
            {
                writer.Write($"<span class=\"vh\">{encoder.Encode(text["Chip.Lead"])}: </span>");
            }

            writer.Write(encoder.Encode(chip.Name));
            if (chip.State is { } state)
            {
                writer.Write($" <span class=\"chip-note\">({encoder.Encode(text["ScreenState." + state])})</span>");
            }

            writer.Write("</li>");
        }

        writer.Write("</ul>");
    }

    private void WriteComments(TextWriter writer, CellView cell)
    {
        if (cell.OpenComments > 0)
        {
            writer.Write($"<a class=\"cell-comments\" href=\"?comments={cell.Address}\" aria-label=\"{encoder.Encode(text.Count("Comments", cell.OpenComments))}\">");
            writer.Write($"<span>{cell.OpenComments}</span></a>");
        }
    }

    private static string TypeName(LaneType type) => type switch
    {
        LaneType.Emotion => "emotion",
        LaneType.Scenario => "scenario",
        LaneType.Need => "need",
        LaneType.Screen => "screen",
        LaneType.Team => "team",
        _ => "text",
    };

    private sealed class Markup(Action<TextWriter> write) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder) => write(writer);
    }
}
