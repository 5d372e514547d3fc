using System.Globalization;
using CxPortal.Web.Infrastructure.Localization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Infrastructure.TagHelpers;

/// <summary>
/// What is wrong with a form, above it, each message a link to its field; nothing while all is well. Put around the form,
/// <c>&lt;error-summary&gt;&lt;form&gt;…&lt;/form&gt;&lt;/error-summary&gt;</c>, it also names the fields, whose labels it learns from them, in their order.
/// </summary>
[HtmlTargetElement("error-summary")]
public sealed class ErrorSummaryTagHelper(IStringLocalizer<SharedText> text) : TagHelper
{
    /// <summary>The page.</summary>
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var labels = new FieldLabels();
        ViewContext.HttpContext.Items[typeof(FieldLabels)] = labels;
        var form = await output.GetChildContentAsync();
        output.TagName = null;
        output.TagMode = TagMode.StartTagAndEndTag;
        var places = labels.Keys.ToList();
        var problems = ViewContext.ModelState
            .SelectMany(field => field.Value!.Errors.Select(error => (Field: field.Key, error.ErrorMessage)))
            .Where(problem => problem.ErrorMessage.Length > 0)
            .OrderBy(problem => problem.Field.Length == 0 ? -1 : places.IndexOf(problem.Field) is >= 0 and var place ? place : places.Count)
            .ToList();
        if (problems.Count > 0)
        {
            output.Content.AppendHtml(Summary(problems, labels));
        }

        output.Content.AppendHtml(form);
    }

    private TagBuilder Summary(List<(string Field, string Message)> problems, FieldLabels labels)
    {
        var summary = new TagBuilder("div");
        summary.AddCssClass("errors");
        summary.Attributes["role"] = "alert";
        summary.Attributes["tabindex"] = "-1";
        summary.Attributes["id"] = "errors";
        var heading = new TagBuilder("h2");
        heading.InnerHtml.Append(text.Count("NotSaved", problems.Count));
        var list = new TagBuilder("ul");
        foreach (var (field, message) in problems)
        {
            list.InnerHtml.AppendHtml(Item(field, labels.TryGetValue(field, out var label) ? $"{label}: {WithinSentence(message)}" : message));
        }

        summary.InnerHtml.AppendHtml(heading).AppendHtml(list);
        return summary;
    }

    /// <summary>A sentence as it stands after a colon: its first letter small, unless the word is an abbreviation.</summary>
    private static string WithinSentence(string message) => message.Length > 1 && !char.IsUpper(message[1])
        ? char.ToLower(message[0], CultureInfo.CurrentCulture) + message[1..]
        : message;

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

/// <summary>Labels by the full names of their fields, gathered while a form is written.</summary>
internal sealed class FieldLabels : Dictionary<string, string>;
