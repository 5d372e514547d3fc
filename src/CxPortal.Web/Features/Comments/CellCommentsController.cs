using CxPortal.Web.Features.Shared;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Comments;

/// <summary>The comments of one place of the matrix: a fragment for the panel, or a page of their own.</summary>
[Can(Permission.JourneysRead)]
[Route("journeys/{journeyId:long}/comments")]
public sealed class CellCommentsController(CommentQueries queries, CommentService service, IStringLocalizer<CommentsText> text) : Controller
{
    /// <summary>Where the text of a remark that was just deleted waits for being written again.</summary>
    private const string Deleted = "comments.deleted";

    /// <summary>The threads and the form for a new remark.</summary>
    [HttpGet("{laneId:long}-{touchpointId:long}")]
    public Task<IActionResult> Show(long journeyId, long laneId, long touchpointId, CommentFilter show, CancellationToken cancellationToken) =>
        ShowAsync(journeyId, new CellAddress(laneId, touchpointId), show, null, cancellationToken);

    /// <summary>Writes a remark, or with <paramref name="again"/> the one that was just deleted.</summary>
    [HttpPost("{laneId:long}-{touchpointId:long}")]
    [Can(Permission.CommentsWrite)]
    public async Task<IActionResult> Create(
        long journeyId, long laneId, long touchpointId, bool again, CommentForm form, CancellationToken cancellationToken)
    {
        TakeDeleted(again, form);
        var outcome = await service.WriteAsync(journeyId, laneId, touchpointId, form.Text, cancellationToken);
        return await AnswerAsync(journeyId, new CellAddress(laneId, touchpointId), outcome, form, null, isEdit: false, text["Done.Written"], cancellationToken);
    }

    /// <summary>Answers a remark, or with <paramref name="again"/> gives the answer that was just deleted.</summary>
    [HttpPost("{commentId:long}/answers")]
    [Can(Permission.CommentsWrite)]
    public Task<IActionResult> Answer(long journeyId, long commentId, bool again, CommentForm form, CancellationToken cancellationToken)
    {
        TakeDeleted(again, form);
        return OnCommentAsync(journeyId, commentId, form, isEdit: false, text["Done.Answered"],
            async () => await service.AnswerAsync(journeyId, commentId, form.Text, cancellationToken), cancellationToken);
    }

    /// <summary>Changes one's own remark.</summary>
    [HttpPost("{commentId:long}/text")]
    [Can(Permission.CommentsWrite)]
    public Task<IActionResult> Edit(long journeyId, long commentId, CommentForm form, CancellationToken cancellationToken) =>
        OnCommentAsync(journeyId, commentId, form, isEdit: true, text["Done.Changed"],
            () => service.EditAsync(journeyId, commentId, form.Version, form.Text, cancellationToken), cancellationToken);

    /// <summary>Deletes one's own remark; the message afterwards offers to write it again.</summary>
    [HttpPost("{commentId:long}/deletion")]
    [Can(Permission.CommentsWrite)]
    public Task<IActionResult> Delete(long journeyId, long commentId, CommentForm form, CancellationToken cancellationToken) =>
        OnCommentAsync(journeyId, commentId, form, isEdit: false, null, async () =>
        {
            var outcome = await service.DeleteAsync(journeyId, commentId, form.Version, cancellationToken);
            if (outcome.Value is { } deleted)
            {
                TempData[Deleted] = deleted.Text;
                this.FlashUndo(text["Done.Deleted"], $"/journeys/{journeyId}/comments/{(deleted.ParentId is { } parent
                    ? $"{parent}/answers?again=true" : $"{deleted.LaneId}-{deleted.TouchpointId}?again=true")}");
            }

            return outcome;
        }, cancellationToken);

    /// <summary>Resolves a remark.</summary>
    [HttpPost("{commentId:long}/resolution")]
    [Can(Permission.CommentsResolve)]
    public Task<IActionResult> Resolve(long journeyId, long commentId, CommentForm form, CancellationToken cancellationToken) =>
        OnCommentAsync(journeyId, commentId, form, isEdit: false, text["Done.Resolved"],
            () => service.ResolveAsync(journeyId, commentId, form.Version, isResolved: true, cancellationToken), cancellationToken);

    /// <summary>Opens a resolved remark again.</summary>
    [HttpPost("{commentId:long}/reopening")]
    [Can(Permission.CommentsResolve)]
    public Task<IActionResult> Reopen(long journeyId, long commentId, CommentForm form, CancellationToken cancellationToken) =>
        OnCommentAsync(journeyId, commentId, form, isEdit: false, text["Done.Reopened"],
            () => service.ResolveAsync(journeyId, commentId, form.Version, isResolved: false, cancellationToken), cancellationToken);

    private void TakeDeleted(bool again, CommentForm form)
    {
        if (again)
        {
            form.Text = TempData[Deleted] as string;
        }
    }

    private async Task<IActionResult> OnCommentAsync(
        long journeyId, long commentId, CommentForm form, bool isEdit, string? done, Func<Task<Outcome>> work, CancellationToken cancellationToken) =>
        await queries.AddressAsync(journeyId, commentId, cancellationToken) is { } place
            ? await AnswerAsync(journeyId, place, await work(), form, commentId, isEdit, done, cancellationToken)
            : NotFound();

    private async Task<IActionResult> AnswerAsync(
        long journeyId, CellAddress place, Outcome outcome, CommentForm form, long? commentId, bool isEdit, string? done, CancellationToken cancellationToken)
    {
        if (outcome.Kind == OutcomeKind.NotFound)
        {
            return NotFound();
        }

        if (!outcome.IsDone)
        {
            Response.StatusCode = outcome.Kind == OutcomeKind.Stale ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
            var message = outcome.Kind == OutcomeKind.Stale ? text["Problem.Stale"] : outcome.Problems[0].Message;
            return await ShowAsync(journeyId, place, form.Show, new CommentAttempt(commentId, isEdit, form.Text ?? string.Empty, message), cancellationToken);
        }

        if (Request.IsScripted())
        {
            return await ShowAsync(journeyId, place, form.Show, null, cancellationToken);
        }

        if (done is not null)
        {
            this.FlashDone(done);
        }

        return LocalRedirect(Url.IsLocalUrl(form.ReturnUrl) ? form.ReturnUrl : $"/journeys/{journeyId}/comments/{place.LaneId}-{place.TouchpointId}");
    }

    private async Task<IActionResult> ShowAsync(
        long journeyId, CellAddress place, CommentFilter show, CommentAttempt? attempt, CancellationToken cancellationToken)
    {
        var cell = await queries.CellAsync(journeyId, place.LaneId, place.TouchpointId, show, cancellationToken);
        return cell is null ? NotFound()
            : Request.IsScripted() ? PartialView("_Panel", cell with { Attempt = attempt, IsPanel = true })
            : View("Cell", cell with { Attempt = attempt });
    }
}
