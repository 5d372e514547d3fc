using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CxPortal.Web.Infrastructure.TagHelpers;

/// <summary>What a <c>field</c> tells the control inside it.</summary>
/// <param name="Name">Full name of the bound property.</param>
/// <param name="DescribedBy">Ids of hint and message, separated by spaces; empty when there are none.</param>
/// <param name="IsInvalid">Whether the field has a message.</param>
internal sealed record FieldContext(string Name, string DescribedBy, bool IsInvalid);

/// <summary>Joins a control to the hint and the message of the <c>field</c> around it, for those who hear the page.</summary>
[HtmlTargetElement("input", Attributes = "asp-for")]
[HtmlTargetElement("select", Attributes = "asp-for")]
[HtmlTargetElement("textarea", Attributes = "asp-for")]
public sealed class FieldControlTagHelper : TagHelper
{
    /// <summary>The bound property.</summary>
    [HtmlAttributeName("asp-for")]
    public ModelExpression For { get; set; } = null!;

    /// <summary>The page.</summary>
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!context.Items.TryGetValue(typeof(FieldContext), out var item) || item is not FieldContext field
            || field.Name != ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name))
        {
            return;
        }

        if (field.IsInvalid)
        {
            output.Attributes.SetAttribute("aria-invalid", "true");
        }

        if (field.DescribedBy.Length > 0)
        {
            output.Attributes.SetAttribute("aria-describedby", field.DescribedBy);
        }
    }
}
