using Microsoft.AspNetCore.Mvc;

namespace CxPortal.Web.Features.Comments;

/// <summary>
/// The comments of a place inside <c>#panel</c> of the matrix page; says so when the place is not of this journey.
/// The parameter <c>show</c> of the page's address chooses open, resolved or one's own.
/// </summary>
public sealed class CellCommentsViewComponent(CommentQueries queries) : ViewComponent
{
    /// <summary>Draws the panel.</summary>
    public async Task<IViewComponentResult> InvokeAsync(long journeyId, long laneId, long touchpointId)
    {
        var show = Enum.TryParse<CommentFilter>(Request.Query["show"], ignoreCase: true, out var chosen) ? chosen : CommentFilter.Open;
        var cell = await queries.CellAsync(journeyId, laneId, touchpointId, show, HttpContext.RequestAborted);
        return cell is null ? View("/Features/Shared/_PanelMissing.cshtml", journeyId) : View("/Features/Comments/_Panel.cshtml", cell with { IsPanel = true });
    }
}
