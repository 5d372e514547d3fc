using CxPortal.Web.Infrastructure.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CxPortal.Web.Infrastructure.TagHelpers;

/// <summary>
/// A column head that sorts: <c>&lt;th sort-by="title" sort-current="@Model.Sort"&gt;</c>. The address bar carries <c>sort=title</c> for
/// ascending and <c>sort=-title</c> for descending order; another click turns it round, and the list starts at its first page.
/// </summary>
[HtmlTargetElement("th", Attributes = SortBy)]
public sealed class SortHeaderTagHelper : TagHelper
{
    private const string SortBy = "sort-by";

    /// <summary>The column's name in the address bar.</summary>
    [HtmlAttributeName(SortBy)]
    public string Column { get; set; } = string.Empty;

    /// <summary>The order the list has now, the default included.</summary>
    [HtmlAttributeName("sort-current")]
    public string Current { get; set; } = string.Empty;

    /// <summary>Whether the first click sorts from the greatest down: for dates and counts.</summary>
    [HtmlAttributeName("sort-descending-first")]
    public bool IsDescendingFirst { get; set; }

    /// <summary>The page.</summary>
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var isDescending = Current == "-" + Column;
        var isAscending = Current == Column;
        if (isAscending || isDescending)
        {
            output.Attributes.SetAttribute("aria-sort", isDescending ? "descending" : "ascending");
        }

        var next = isAscending || (!isDescending && IsDescendingFirst) ? "-" + Column : Column;
        var link = new TagBuilder("a");
        link.AddCssClass("sort");
        link.Attributes["href"] = ViewContext.HttpContext.Request.With(("sort", next), ("page", null));
        link.InnerHtml.AppendHtml(await output.GetChildContentAsync());
        link.InnerHtml.AppendHtml("""<svg class="icon" aria-hidden="true"><use href="/img/icons.svg#sort"></use></svg>""");
        output.Attributes.SetAttribute("scope", "col");
        output.Content.SetHtmlContent(link);
    }
}
