using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CxPortal.Web.Infrastructure.TagHelpers;

/// <summary>Leaves an element out of the page when the reader lacks the permission: <c>asp-can="JourneysWrite"</c>.</summary>
[HtmlTargetElement(Attributes = "asp-can")]
public sealed class CanTagHelper(CurrentUser user) : TagHelper
{
    /// <summary>The permission that is needed to see the element.</summary>
    [HtmlAttributeName("asp-can")]
    public Permission Permission { get; set; }

    /// <inheritdoc />
    public override int Order => -100;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!user.Can(Permission))
        {
            output.SuppressOutput();
        }
    }
}
