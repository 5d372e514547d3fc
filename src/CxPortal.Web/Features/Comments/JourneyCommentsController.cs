using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;

namespace CxPortal.Web.Features.Comments;

/// <summary>All comments of a journey.</summary>
[Can(Permission.JourneysRead)]
[Route("journeys/{journeyId:long}/comments")]
public sealed class JourneyCommentsController(CommentQueries queries) : Controller
{
    /// <summary>The list, newest first.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Index(long journeyId, CommentFilter show, int page, CancellationToken cancellationToken) =>
        await queries.JourneyAsync(journeyId, show, page, cancellationToken) is { } comments ? View(comments) : NotFound();
}
