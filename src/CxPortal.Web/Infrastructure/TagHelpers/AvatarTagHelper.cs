using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CxPortal.Web.Infrastructure.TagHelpers;

/// <summary>A person's initials in a circle whose colour follows the name: <c>&lt;avatar name="Анна Котова" /&gt;</c>. The name stands beside it as text.</summary>
[HtmlTargetElement("avatar", Attributes = "name", TagStructure = TagStructure.WithoutEndTag)]
public sealed class AvatarTagHelper : TagHelper
{
    private const int Tones = 7;

    /// <summary>The person's name.</summary>
    public string Name { get; set; } = string.Empty;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "avatar");
        output.Attributes.SetAttribute("data-tone", 1 + (Name.Sum(letter => letter) % Tones));
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetContent(InitialsOf(Name));
    }

    /// <summary>First letters of the first two words, in upper case.</summary>
    private static string InitialsOf(string name) => string.Concat(name
        .Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Take(2)
        .Select(word => StringInfo.GetNextTextElement(word).ToUpper(CultureInfo.CurrentCulture)));
}
