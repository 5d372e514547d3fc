using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace CxPortal.Web.Features.Shared;

/// <summary>One step of the path above a page's title.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Url">Where it leads; null for a step that is no page.</param>
public sealed record Crumb(string Text, string? Url = null);

/// <summary>A message that is shown once, on the page after a redirect.</summary>
/// <param name="Kind"><c>good</c> or <c>warn</c>.</param>
/// <param name="Text">What it says.</param>
/// <param name="UndoUrl">Where a post takes back what was done; null where it cannot be taken back.</param>
public sealed record FlashMessage(string Kind, string Text, string? UndoUrl = null);

/// <summary>Leaves messages for the next page.</summary>
public static class Flash
{
    private const string Good = "flash.good";
    private const string Warn = "flash.warn";
    private const string Undo = "flash.undo";

    /// <summary>Says that something was done.</summary>
    public static void FlashDone(this Controller controller, string message) => controller.TempData[Good] = message;

    /// <summary>Says that something was done and offers to take it back by a post to an address.</summary>
    public static void FlashUndo(this Controller controller, string message, string undoUrl)
    {
        controller.TempData[Good] = message;
        controller.TempData[Undo] = undoUrl;
    }

    /// <summary>Says that something needs attention.</summary>
    public static void FlashWarning(this Controller controller, string message) => controller.TempData[Warn] = message;

    /// <summary>The messages waiting to be shown.</summary>
    public static IEnumerable<FlashMessage> Take(ITempDataDictionary tempData)
    {
        if (tempData[Good] is string good)
        {
            yield return new FlashMessage("good", good, tempData[Undo] as string);
        }

        if (tempData[Warn] is string warn)
        {
            yield return new FlashMessage("warn", warn);
        }
    }
}
