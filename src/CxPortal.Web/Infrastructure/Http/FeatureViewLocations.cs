using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace CxPortal.Web.Infrastructure.Http;

/// <summary>Finds a controller's views in the folder that the controller's namespace names, then in those above it.</summary>
internal sealed class FeatureViewLocations : IViewLocationExpander
{
    private const string Feature = "feature";
    private const string Root = "CxPortal.Web.Features.";

    public void PopulateValues(ViewLocationExpanderContext context)
    {
        if (context.ActionContext.ActionDescriptor is ControllerActionDescriptor { ControllerTypeInfo.Namespace: { } space }
            && space.StartsWith(Root, StringComparison.Ordinal))
        {
            context.Values[Feature] = space[Root.Length..].Replace('.', '/');
        }
    }

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations)
    {
        if (context.Values.TryGetValue(Feature, out var feature) && feature is not null)
        {
            for (var folder = feature; folder.Length > 0; folder = folder[..Math.Max(0, folder.LastIndexOf('/'))])
            {
                yield return $"/Features/{folder}/{{0}}.cshtml";
            }
        }

        yield return "/Features/Shared/{0}.cshtml";
    }
}
