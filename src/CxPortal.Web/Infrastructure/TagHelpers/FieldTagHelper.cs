using CxPortal.Web.Infrastructure.Localization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Infrastructure.TagHelpers;

/// <summary>
/// A form field around its control: label, hint, control, message.
/// <c>&lt;field for="Title" label="@T["Field.Title"]" hint="…" optional&gt;&lt;input asp-for="Title"&gt;&lt;/field&gt;</c>;
/// the control inside is told of hint and message by <see cref="FieldControlTagHelper"/>.
/// </summary>
[HtmlTargetElement("field", Attributes = "for")]
public sealed class FieldTagHelper(IStringLocalizer<SharedText> text) : TagHelper
{
    /// <summary>The bound property.</summary>
    public ModelExpression For { get; set; } = null!;

    /// <summary>What the field is called; without it the property's Display attribute says so.</summary>
    public string? Label { get; set; }

    /// <summary>What to enter, where the label does not say it all.</summary>
    public string? Hint { get; set; }

    /// <summary>Whether the field may stay empty, which the label then says.</summary>
    public bool Optional { get; set; }

    /// <summary>The page.</summary>
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var id = TagBuilder.CreateSanitizedId(name, "_");
        var message = ViewContext.ModelState.TryGetValue(name, out var entry) ? entry.Errors.FirstOrDefault(error => error.ErrorMessage.Length > 0)?.ErrorMessage : null;
        var field = new FieldContext(name, string.Join(' ', ((string?[])[Hint is null ? null : id + "-hint", message is null ? null : id + "-error"]).OfType<string>()), message is not null);
        context.Items[typeof(FieldContext)] = field;
        var caption = Label ?? For.Metadata.DisplayName ?? string.Empty;
        if (ViewContext.HttpContext.Items[typeof(FieldLabels)] is FieldLabels labels)
        {
            labels[name] = caption;
        }

        var control = await output.GetChildContentAsync();

        output.TagName = "div";
        output.Attributes.SetAttribute("class", "field");
        var label = new TagBuilder("label");
        label.Attributes["for"] = id;
        label.InnerHtml.Append(caption);
        if (Optional)
        {
            label.InnerHtml.Append(" ").AppendHtml(Element("span", "optional", null, text["Optional"]));
        }

        output.Content.SetHtmlContent(label);
        if (Hint is not null)
        {
            output.Content.AppendHtml(Element("p", "hint", id + "-hint", Hint));
        }

        output.Content.AppendHtml(control);
        if (message is not null)
        {
            output.Content.AppendHtml(Element("p", "error", id + "-error", message));
        }
    }

    private static TagBuilder Element(string name, string style, string? id, string content)
    {
        var element = new TagBuilder(name);
        element.AddCssClass(style);
        if (id is not null)
        {
            element.Attributes["id"] = id;
        }

        element.InnerHtml.Append(content);
        return element;
    }
}
