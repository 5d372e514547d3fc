using CxPortal.Web.Features.Matrix.Structure;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Matrix;

/// <summary>The title of a journey, edited in place.</summary>
[Can(Permission.JourneysWrite)]
[Route("journeys/{journeyId:long}/title")]
public sealed class JourneyTitleController(JourneyTitleService service, IStringLocalizer<MatrixText> text) : Controller
{
    /// <summary>Gives the journey another title.</summary>
    [HttpPatch("")]
    public async Task<IActionResult> Update(long journeyId, [FromBody] PartPatchBody? body, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || body is null)
        {
            return text.Unreadable();
        }

        if (Request.ExpectedVersion() is not { } version)
        {
            return text.WithoutVersion();
        }

        var outcome = await service.RenameAsync(journeyId, body.Title, version, cancellationToken);
        return outcome.Kind switch
        {
            OutcomeKind.Done => Ok(outcome.Value),
            OutcomeKind.Stale => StatusCode(StatusCodes.Status412PreconditionFailed, outcome.Value),
            OutcomeKind.Invalid => JsonAnswers.Problems(outcome.Problems),
            _ => text.Missing(),
        };
    }
}
