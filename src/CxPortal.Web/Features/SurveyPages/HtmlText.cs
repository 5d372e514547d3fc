using System.Text;
using System.Text.Encodings.Web;

namespace CxPortal.Web.Features.SurveyPages;

/// <summary>Puts a page together; everything that people wrote goes through <see cref="Text"/>.</summary>
internal sealed class HtmlText(HtmlEncoder encoder)
{
    private readonly StringBuilder html = new(4096);

    /// <summary>Adds markup as it stands.</summary>
    public HtmlText Markup(string markup)
    {
        html.Append(markup);
        return this;
    }

    /// <summary>Adds a number.</summary>
    public HtmlText Number(int number)
    {
        html.Append(number);
        return this;
    }

    /// <summary>Adds a text or the value of an attribute, encoded.</summary>
    public HtmlText Text(string text)
    {
        html.Append(encoder.Encode(text));
        return this;
    }

    /// <summary>Adds a hidden field.</summary>
    public HtmlText Hidden(string name, string value) =>
        Markup("<input type=\"hidden\" name=\"").Text(name).Markup("\" value=\"").Text(value).Markup("\">");

    public override string ToString() => html.ToString();
}
