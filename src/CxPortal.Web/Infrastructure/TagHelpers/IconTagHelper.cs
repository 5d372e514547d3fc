using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CxPortal.Web.Infrastructure.TagHelpers;

/// <summary>An icon of the sprite: <c>&lt;icon name="plus" /&gt;</c>. Icons say nothing to a screen reader; the element around them does.</summary>
[HtmlTargetElement("icon", Attributes = "name", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper : TagHelper
{
    /// <summary>Name of the symbol in <c>/img/icons.svg</c>.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>CSS class.</summary>
    public string Class { get; set; } = "icon";

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Class);
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent($"<use href=\"/img/icons.svg#{Name}\"></use>");
    }
}
