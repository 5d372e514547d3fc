using CxPortal.Web.Infrastructure.Localization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Infrastructure.TagHelpers;

/// <summary>What is wrong with a form, above it, each message a link to its field; nothing while all is well.</summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper(IStringLocalizer<SharedText> text) : TagHelper
{
    /// <summary>The page.</summary>
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var problems = ViewContext.ModelState
            .SelectMany(field => field.Value!.Errors.Select(error => (Field: field.Key, error.ErrorMessage)))
            .Where(problem => problem.ErrorMessage.Length > 0)
            .ToList();
        if (problems.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "errors");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("id", "errors");
        var heading = new TagBuilder("h2");
        heading.InnerHtml.Append(text.Count("NotSaved", problems.Count));
        var list = new TagBuilder("ul");
        foreach (var (field, message) in problems)
        {
            list.InnerHtml.AppendHtml(Item(field, NameOf(field) + message));
        }

        output.Content.SetHtmlContent(heading).AppendHtml(list);
    }

    /// <summary>The name of a field before its message, where the form gives it by a Display attribute.</summary>
    private string NameOf(string field)
    {
        var metadata = ViewContext.ViewData.ModelMetadata;
        foreach (var part in field.Split('.'))
        {
            if (metadata.Properties[part] is not { } property)
            {
                return string.Empty;
            }

            metadata = property;
        }

        return metadata.DisplayName is { Length: > 0 } name ? name + ": " : string.Empty;
    }

    private static TagBuilder Item(string field, string message)
    {
        var item = new TagBuilder("li");
        if (field.Length == 0)
        {
            item.InnerHtml.Append(message);
            return item;
        }

        var link = new TagBuilder("a");
        link.Attributes["href"] = "#" + TagBuilder.CreateSanitizedId(field, "_");
        link.InnerHtml.Append(message);
        item.InnerHtml.AppendHtml(link);
        return item;
    }
}
