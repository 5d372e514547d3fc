using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace CxPortal.Web.Reporting;

/// <summary>Renders a view to text outside of a request, for reports and letters.</summary>
public sealed class RazorText(IRazorViewEngine engine, ITempDataDictionaryFactory tempData, IServiceProvider services)
{
    /// <summary>The text of a view, in the current language and without a layout.</summary>
    /// <param name="path">Path of the view, for instance <c>/Features/Exchange/Print/Journey.cshtml</c>.</param>
    /// <param name="model">Its model.</param>
    /// <exception cref="InvalidOperationException">There is no such view.</exception>
    public async Task<string> RenderAsync<T>(string path, T model)
    {
        var found = engine.GetView(null, path, isMainPage: false);
        found.EnsureSuccessful([path]);
        var http = new DefaultHttpContext { RequestServices = services };
        var action = new ActionContext(http, new RouteData(), new ActionDescriptor());
        using var writer = new StringWriter();
        var data = new ViewDataDictionary<T>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = model };
        await found.View!.RenderAsync(new ViewContext(action, found.View, data, tempData.GetTempData(http), writer, new HtmlHelperOptions()));
        return writer.ToString();
    }
}
