using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Matrix;

/// <summary>Cells of a journey, read and written by the grid's script.</summary>
[Route("journeys/{journeyId:long}/cells")]
public sealed class CellsController(CellService service, CellAnswers answers, IStringLocalizer<MatrixText> text) : Controller
{
    /// <summary>One cell as it is stored.</summary>
    [HttpGet("{laneId:long}/{touchpointId:long}")]
    [Can(Permission.JourneysRead)]
    public async Task<IActionResult> Show(long journeyId, long laneId, long touchpointId, CancellationToken cancellationToken) =>
        await answers.FindAsync(journeyId, laneId, touchpointId, cancellationToken) is { } cell ? Tagged(cell) : text.Missing();

    /// <summary>Writes one cell; the request says which version it is based on.</summary>
    [HttpPut("{laneId:long}/{touchpointId:long}")]
    [Can(Permission.JourneysWrite)]
    [LongestBody(128 * 1024)]
    public async Task<IActionResult> Update(
        long journeyId, long laneId, long touchpointId, [FromBody] CellBody? content, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || content is null)
        {
            return text.Unreadable();
        }

        if (Request.ExpectedVersion() is not { } version)
        {
            return text.WithoutVersion();
        }

        var outcome = await service.WriteAsync(journeyId, [new CellBatchItem(laneId, touchpointId, version, content)], cancellationToken);
        return outcome.Kind switch
        {
            OutcomeKind.Done => Tagged(outcome.Value![0]),
            OutcomeKind.Stale => StatusCode(StatusCodes.Status412PreconditionFailed, outcome.Value![0]),
            OutcomeKind.Invalid => JsonAnswers.Problems(outcome.Problems.Select(problem =>
                problem with { Field = problem.Field.Replace("cells[0].", string.Empty, StringComparison.Ordinal) })),
            _ => text.Missing(),
        };
    }

    /// <summary>Writes many cells, all of them or none.</summary>
    [HttpPut("")]
    [Can(Permission.JourneysWrite)]
    [LongestBody(8 * 1024 * 1024)]
    public async Task<IActionResult> UpdateMany(long journeyId, [FromBody] CellBatchBody? batch, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || batch?.Cells is null || batch.Cells.Any(cell => cell is null))
        {
            return text.Unreadable();
        }

        var outcome = await service.WriteAsync(journeyId, batch.Cells, cancellationToken);
        return outcome.Kind switch
        {
            OutcomeKind.Done => Ok(new { cells = outcome.Value }),
            OutcomeKind.Stale => StatusCode(StatusCodes.Status412PreconditionFailed, new { conflicts = outcome.Value }),
            OutcomeKind.Invalid => JsonAnswers.Problems(outcome.Problems),
            _ => text.Missing(),
        };
    }

    private OkObjectResult Tagged(CellAnswer cell)
    {
        Response.Headers.ETag = ETags.Of(cell.Version);
        return Ok(cell);
    }
}
