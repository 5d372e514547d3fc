using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace CxPortal.Web.Features.Shared;

/// <summary>One step of the path above a page's title.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Url">Where it leads; null for a step that is no page.</param>
public sealed record Crumb(string Text, string? Url = null);

/// <summary>A message that is shown once, on the page after a redirect.</summary>
public static class Flash
{
    private const string Good = "flash.good";
    private const string Warn = "flash.warn";

    /// <summary>Says that something was done.</summary>
    public static void FlashDone(this Controller controller, string message) => controller.TempData[Good] = message;

    /// <summary>Says that something needs attention.</summary>
    public static void FlashWarning(this Controller controller, string message) => controller.TempData[Warn] = message;

    /// <summary>The messages waiting to be shown, with their kind (<c>good</c> or <c>warn</c>).</summary>
    public static IEnumerable<(string Kind, string Message)> Take(ITempDataDictionary tempData)
    {
        if (tempData[Good] is string good)
        {
            yield return ("good", good);
        }

        if (tempData[Warn] is string warn)
        {
            yield return ("warn", warn);
        }
    }
}
