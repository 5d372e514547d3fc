using Microsoft.AspNetCore.Mvc;

namespace CxPortal.Web.Features.Touchpoints;

/// <summary>The card inside <c>#panel</c> of the matrix page; says so when the touchpoint is not of this journey.</summary>
public sealed class TouchpointCardViewComponent(CardReader reader) : ViewComponent
{
    /// <summary>Draws the panel.</summary>
    public async Task<IViewComponentResult> InvokeAsync(long journeyId, long touchpointId) =>
        await reader.FindAsync(journeyId, touchpointId, isPanel: true, HttpContext.RequestAborted) is { } card
            ? View("/Features/Touchpoints/_Panel.cshtml", card)
            : View("/Features/Shared/_PanelMissing.cshtml", journeyId);
}
