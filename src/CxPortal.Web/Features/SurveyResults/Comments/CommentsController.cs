using CxPortal.Web.Features.Shared;
using CxPortal.Web.Features.SurveyResults.Pages;
using CxPortal.Web.Features.Surveys;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.SurveyResults.Comments;

/// <summary>Comments of a survey: reading, searching, coding.</summary>
[Can(Permission.ResponsesRead)]
[Route("surveys/{surveyId:long}/comments")]
public sealed class CommentsController(
    ResultsFrames frames, CommentQueries comments, CommentWords words, CommentCodingService coding, IStringLocalizer<SurveyResultsText> text) : Controller
{
    /// <summary>A page of comments.</summary>
    [HttpGet]
    public async Task<IActionResult> Index(long surveyId, CommentFilter filter, CancellationToken cancellationToken) =>
        await FrameAsync(surveyId, cancellationToken) is { } frame ? View(await comments.ListAsync(frame, filter, cancellationToken)) : NotFound();

    /// <summary>Words and phrases of the comments.</summary>
    [HttpGet("words")]
    public async Task<IActionResult> Words(long surveyId, CancellationToken cancellationToken) =>
        await FrameAsync(surveyId, cancellationToken) is { } frame ? View(await words.ReadAsync(frame, cancellationToken)) : NotFound();

    /// <summary>Notes which tags are in a comment.</summary>
    [HttpPost("{responseId:long}/codes")]
    public async Task<IActionResult> Code(
        long surveyId, long responseId, long questionId, long[]? tags, string? returnTo, CancellationToken cancellationToken) =>
        After(surveyId, await coding.CodeAsync(surveyId, responseId, questionId, tags ?? [], cancellationToken), "Tags.Coded", returnTo);

    /// <summary>Adds a tag.</summary>
    [HttpPost("tags")]
    public async Task<IActionResult> AddTag(long surveyId, string? name, CancellationToken cancellationToken) =>
        After(surveyId, await coding.AddTagAsync(surveyId, name, cancellationToken), "Tags.Added", null);

    /// <summary>Deletes a tag with its codes.</summary>
    [HttpPost("tags/{tagId:long}/delete")]
    public async Task<IActionResult> DeleteTag(long surveyId, long tagId, CancellationToken cancellationToken) =>
        After(surveyId, await coding.DeleteTagAsync(surveyId, tagId, cancellationToken), "Tags.Deleted", null);

    private async Task<ResultsFrame?> FrameAsync(long surveyId, CancellationToken cancellationToken) =>
        await frames.FindAsync(surveyId, Request.Query, cancellationToken) is { } frame
            ? frame with { Questions = [.. frame.Columns.Where(column => column.IsText)] }
            : null;

    private IActionResult After(long surveyId, Outcome outcome, string done, string? returnTo)
    {
        if (outcome.Kind == OutcomeKind.NotFound)
        {
            return NotFound();
        }

        if (outcome.IsDone)
        {
            this.FlashDone(text[done]);
        }
        else
        {
            this.FlashWarning(outcome.Problems[0].Message);
        }

        var list = SurveyLinks.To(surveyId, "comments");
        return LocalRedirect(returnTo?.StartsWith(list, StringComparison.Ordinal) == true && Url.IsLocalUrl(returnTo) ? returnTo : list);
    }
}
