using CxPortal.Web.Features.SurveyResults.Figures;
using CxPortal.Web.Features.SurveyResults.Pages;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;

namespace CxPortal.Web.Features.SurveyResults;

/// <summary>What a survey found out. Each page is one way of looking at the same answers.</summary>
[Can(Permission.ResultsRead)]
[Route("surveys/{surveyId:long}/results")]
public sealed class ResultsController(
    ResultsFrames frames, SurveyFigures figures, TrendQueries trends, ComparisonQueries comparisons, DriversQueries drivers, CrossTabQueries crossTabs,
    ResponseRateQueries rates) : Controller
{
    /// <summary>Every question with its distribution and figures.</summary>
    [HttpGet]
    public Task<IActionResult> Index(long surveyId, CancellationToken cancellationToken) => ShowAsync(surveyId, "Index", string.Empty, async frame =>
        new OverviewView(frame with { HasBy = true }, (await figures.ComputeAsync(frame.Query, cancellationToken))!), cancellationToken);

    /// <summary>A figure through time, with control limits.</summary>
    [HttpGet("trend")]
    public Task<IActionResult> Trend(long surveyId, TrendGrain? grain, CancellationToken cancellationToken) => ShowAsync(surveyId, "Trend", "trend", async frame =>
        await trends.ReadAsync(frame with { Questions = [.. frame.Columns.Where(column => column.IsScore)] }, grain ?? TrendGrain.Month, cancellationToken), cancellationToken);

    /// <summary>Two waves or two groups side by side.</summary>
    [HttpGet("compare")]
    public Task<IActionResult> Compare(long surveyId, ComparisonChoice choice, CancellationToken cancellationToken) => ShowAsync(surveyId, "Compare", "compare", async frame =>
        await comparisons.ReadAsync(frame, choice, cancellationToken), cancellationToken);

    /// <summary>A question against another or against an attribute.</summary>
    [HttpGet("crosstab")]
    public Task<IActionResult> CrossTab(long surveyId, string? across, CancellationToken cancellationToken) => ShowAsync(surveyId, "CrossTab", "crosstab", async frame =>
        await crossTabs.ReadAsync(frame with { Questions = CrossTabQueries.Usable(frame.Columns) }, across, cancellationToken), cancellationToken);

    /// <summary>What the outcome is associated with.</summary>
    [HttpGet("drivers")]
    public Task<IActionResult> Drivers(long surveyId, CancellationToken cancellationToken) => ShowAsync(surveyId, "Drivers", "drivers", async frame =>
        await drivers.DriversAsync(frame with { Questions = [.. frame.Columns.Where(column => column is { IsScore: true, IsCurrent: true })] }, cancellationToken), cancellationToken);

    /// <summary>Importance against performance.</summary>
    [HttpGet("map")]
    public Task<IActionResult> Map(long surveyId, string? importance, CancellationToken cancellationToken) => ShowAsync(surveyId, "Map", "map", async frame =>
        await drivers.MapAsync(frame, importance == "derived", cancellationToken), cancellationToken);

    /// <summary>How many of those asked have answered, and who is missing.</summary>
    [HttpGet("response-rate")]
    public Task<IActionResult> ResponseRate(long surveyId, CancellationToken cancellationToken) => ShowAsync(surveyId, "ResponseRate", "response-rate", async frame =>
        await rates.ReadAsync(frame, cancellationToken), cancellationToken);

    private async Task<IActionResult> ShowAsync(
        long surveyId, string view, string page, Func<ResultsFrame, Task<object>> read, CancellationToken cancellationToken) =>
        await frames.FindAsync(surveyId, Request.Query, cancellationToken) is { } frame ? View(view, await read(frame with { Page = page })) : NotFound();
}
