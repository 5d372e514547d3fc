using CxPortal.Domain.Files;
using CxPortal.Domain.Journeys;
using CxPortal.Web.Features.Shared;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Localization;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;

namespace CxPortal.Web.Features.Touchpoints;

/// <summary>Evidence pictures: the bytes, and what is done with them on a card.</summary>
[Can(Permission.JourneysRead)]
[Route("journeys/{journeyId:long}")]
public sealed class PicturesController(
    PictureQueries queries, PictureService service, CardReader reader, IStringLocalizer<TouchpointsText> text) : Controller
{
    /// <summary>The most bytes of one upload: as many pictures as a card takes, and room for the form around them.</summary>
    public const long MaxUpload = ((long)EvidencePicture.MaxPerTouchpoint * ImageInspector.MaxBytes) + (1024 * 1024);

    /// <summary>The picture, or with <c>size=thumb</c> its small copy; never as anything but a picture.</summary>
    [HttpGet("pictures/{pictureId:long}")]
    public async Task<IActionResult> Show(long journeyId, long pictureId, string? size, CancellationToken cancellationToken)
    {
        if (await queries.FindAsync(journeyId, pictureId, size == "thumb", cancellationToken) is not { } picture)
        {
            return NotFound();
        }

        var disposition = new ContentDispositionHeaderValue("inline");
        disposition.SetHttpFileName(picture.FileName);
        Response.Headers.ContentDisposition = disposition.ToString();
        Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        Response.Headers.CacheControl = "private, max-age=3600";
        return File(picture.Content, picture.ContentType, null, new EntityTagHeaderValue($"\"{picture.Sha256}\""));
    }

    /// <summary>Adds pictures to a card.</summary>
    [HttpPost("touchpoints/{touchpointId:long}/pictures")]
    [Can(Permission.JourneysWrite)]
    [RequestSizeLimit(MaxUpload)]
    [RequestFormLimits(MultipartBodyLengthLimit = MaxUpload)]
    public async Task<IActionResult> Create(
        long journeyId, long touchpointId, List<IFormFile> files, string? returnUrl, CancellationToken cancellationToken)
    {
        var outcome = await service.AddAsync(journeyId, touchpointId, files, cancellationToken);
        var problems = outcome.Value is { } result ? result.Problems : [.. outcome.Problems.Select(problem => problem.Message)];
        var done = outcome.Value is { Added: > 0 and var added } ? text.Count("Picture.Added", added).Value : null;
        return await AnswerAsync(journeyId, touchpointId, outcome.Kind, problems, null, done, null, returnUrl, cancellationToken);
    }

    /// <summary>Says what a picture shows.</summary>
    [HttpPost("pictures/{pictureId:long}/caption")]
    [Can(Permission.JourneysWrite)]
    public Task<IActionResult> Describe(long journeyId, long pictureId, PictureForm form, CancellationToken cancellationToken) =>
        OnPictureAsync(journeyId, pictureId, form, text["Picture.Described"], null,
            () => service.DescribeAsync(journeyId, pictureId, form.Version, form.Caption, cancellationToken), cancellationToken);

    /// <summary>Moves a picture among those of its card.</summary>
    [HttpPost("pictures/{pictureId:long}/position")]
    [Can(Permission.JourneysWrite)]
    public Task<IActionResult> Move(long journeyId, long pictureId, PictureForm form, CancellationToken cancellationToken) =>
        OnPictureAsync(journeyId, pictureId, form, text["Picture.Moved"], null,
            () => service.MoveAsync(journeyId, pictureId, form.AfterId, cancellationToken), cancellationToken);

    /// <summary>Puts a picture into the archive.</summary>
    [HttpPost("pictures/{pictureId:long}/archive")]
    [Can(Permission.JourneysWrite)]
    public Task<IActionResult> Archive(long journeyId, long pictureId, PictureForm form, CancellationToken cancellationToken) =>
        OnPictureAsync(journeyId, pictureId, form, text["Picture.Archived"], $"/journeys/{journeyId}/pictures/{pictureId}/restoration",
            () => service.ArchiveAsync(journeyId, pictureId, isArchived: true, cancellationToken), cancellationToken);

    /// <summary>Brings a picture back from the archive.</summary>
    [HttpPost("pictures/{pictureId:long}/restoration")]
    [Can(Permission.JourneysWrite)]
    public Task<IActionResult> Restore(long journeyId, long pictureId, PictureForm form, CancellationToken cancellationToken) =>
        OnPictureAsync(journeyId, pictureId, form, text["Picture.Restored"], null,
            () => service.ArchiveAsync(journeyId, pictureId, isArchived: false, cancellationToken), cancellationToken);

    private async Task<IActionResult> OnPictureAsync(
        long journeyId, long pictureId, PictureForm form, string done, string? undoUrl, Func<Task<Outcome>> work, CancellationToken cancellationToken)
    {
        if (await queries.TouchpointOfAsync(journeyId, pictureId, cancellationToken) is not { } touchpointId)
        {
            return NotFound();
        }

        var outcome = await work();
        var message = outcome.Kind == OutcomeKind.Stale ? text["Picture.Problem.Stale"].Value : (outcome.Problems is [var first, ..] ? first.Message : null);
        var attempt = message is not null && form.Caption is not null ? new CaptionAttempt(pictureId, form.Caption, message) : null;
        return await AnswerAsync(
            journeyId, touchpointId, outcome.Kind, message is null || attempt is not null ? [] : [message], attempt,
            outcome.IsDone ? done : null, undoUrl, form.ReturnUrl, cancellationToken);
    }

    private async Task<IActionResult> AnswerAsync(
        long journeyId, long touchpointId, OutcomeKind kind, IReadOnlyList<string> problems, CaptionAttempt? attempt,
        string? done, string? undoUrl, string? returnUrl, CancellationToken cancellationToken)
    {
        if (kind == OutcomeKind.NotFound)
        {
            return NotFound();
        }

        if (done is not null && undoUrl is not null)
        {
            this.FlashUndo(done, undoUrl);
        }
        else if (done is not null)
        {
            this.FlashDone(done);
        }

        var isFine = problems.Count == 0 && attempt is null;
        if (isFine && !Request.IsScripted())
        {
            return LocalRedirect((Url.IsLocalUrl(returnUrl) ? returnUrl : $"/journeys/{journeyId}/touchpoints/{touchpointId}") + "#pictures");
        }

        var view = await reader.FindAsync(journeyId, touchpointId, isPanel: Request.IsScripted(), cancellationToken);
        var pictures = view!.Pictures with { Problems = problems, Attempt = attempt };
        Response.StatusCode = isFine ? StatusCodes.Status200OK
            : kind == OutcomeKind.Stale ? StatusCodes.Status409Conflict
            : StatusCodes.Status422UnprocessableEntity;
        return Request.IsScripted() ? PartialView("_Pictures", pictures) : View("Card", view with { Pictures = pictures });
    }
}
