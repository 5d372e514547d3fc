using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewEngines;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace CxPortal.Web.Features.Matrix;

/// <summary>Renders a partial view into text, for answers that carry HTML inside JSON.</summary>
public sealed class ViewRenderer(ICompositeViewEngine engine, ITempDataDictionaryFactory tempData)
{
    /// <summary>The HTML of a partial view of the controller's feature.</summary>
    /// <exception cref="InvalidOperationException">There is no such view.</exception>
    public async Task<string> RenderAsync(Controller controller, string view, object model)
    {
        var found = engine.FindView(controller.ControllerContext, view, isMainPage: false);
        found.EnsureSuccessful([]);
        using var writer = new StringWriter();
        var data = new ViewDataDictionary(controller.MetadataProvider, controller.ModelState) { Model = model };
        await found.View!.RenderAsync(new ViewContext(
            controller.ControllerContext, found.View, data, tempData.GetTempData(controller.HttpContext), writer, new HtmlHelperOptions()));
        return writer.ToString();
    }
}
