using CxPortal.Web.Features.Shared;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Matrix;

/// <summary>Published versions of a journey: made once, read ever after.</summary>
[Route("journeys/{journeyId:long}/publications")]
public sealed class JourneyPublicationsController(
    JourneyPublicationService service, PublicationReader reader, IStringLocalizer<MatrixText> text) : Controller
{
    /// <summary>Publishes the journey as it is stored.</summary>
    [HttpPost("")]
    [Can(Permission.JourneysPublish)]
    public async Task<IActionResult> Create(long journeyId, string? note, CancellationToken cancellationToken)
    {
        var outcome = await service.PublishAsync(journeyId, note, cancellationToken);
        switch (outcome.Kind)
        {
            case OutcomeKind.NotFound:
                return NotFound();
            case OutcomeKind.Done:
                this.FlashDone(text["Done.Published", outcome.Value]);
                break;
            default:
                this.FlashWarning(outcome.Kind == OutcomeKind.Stale ? text["Problem.Outdated"].Value : outcome.Problems[0].Message);
                break;
        }

        return Redirect($"/journeys/{journeyId}");
    }

    /// <summary>A version as it was published.</summary>
    [HttpGet("{number:int}")]
    [Can(Permission.JourneysRead)]
    public async Task<IActionResult> Show(long journeyId, int number, [FromQuery] MatrixOptions options, CancellationToken cancellationToken) =>
        await reader.FindAsync(journeyId, number, options, cancellationToken) is { } page ? View("Publication", page) : NotFound();
}
