using CxPortal.Web.Features.Shared;
using CxPortal.Web.Features.SurveyResults.Export;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Measurement;

/// <summary>The plan of measurement: which touchpoint is measured by what, when and with how many answers.</summary>
[Can(Permission.SurveysRead)]
[Route("measurement")]
public sealed class MeasurementController(
    MeasurementQueries queries, MeasurementService plans, MeasurementExport export, IStringLocalizer<MeasurementText> text) : Controller
{
    /// <summary>The plan.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Index(long? journey, bool unmeasured, CancellationToken cancellationToken) =>
        View(await queries.ListAsync(journey, unmeasured, cancellationToken));

    /// <summary>The plan as a file.</summary>
    [HttpGet("export")]
    [Can(Permission.ExportsDownload)]
    public async Task<IActionResult> Export(string? format, CancellationToken cancellationToken)
    {
        if (format is not ("csv" or "xlsx"))
        {
            return NotFound();
        }

        var file = TemporaryFile.Create();
        await export.WriteAsync(file, format == "xlsx", cancellationToken);
        file.Position = 0;
        return File(file, format == "xlsx" ? XlsxStream.ContentType : "text/csv; charset=utf-8", "measurement-plan." + format);
    }

    /// <summary>The calculator of sample sizes.</summary>
    [HttpGet("sample-size")]
    public IActionResult Calculate(SampleSizeForm form) => View("SampleSize", form);

    /// <summary>The plan of one touchpoint.</summary>
    [HttpGet("touchpoints/{id:long}")]
    [Can(Permission.SurveysWrite)]
    public async Task<IActionResult> Plan(long id, CancellationToken cancellationToken) =>
        await queries.FindAsync(id, null, cancellationToken) is { } page ? View("Plan", page) : NotFound();

    /// <summary>Stores it.</summary>
    [HttpPost("touchpoints/{id:long}")]
    [Can(Permission.SurveysWrite)]
    public async Task<IActionResult> Save(long id, [Bind(Prefix = "Form")] PlanForm form, CancellationToken cancellationToken)
    {
        var outcome = ModelState.IsValid ? await plans.SaveAsync(id, form, cancellationToken) : new Outcome { Kind = OutcomeKind.Invalid };
        if (outcome.IsDone)
        {
            this.FlashDone(text["Done.Saved"]);
            return Redirect("/measurement");
        }

        ModelState.AddProblems(outcome, "Form");
        if (outcome.Kind == OutcomeKind.NotFound || await queries.FindAsync(id, form, cancellationToken) is not { } page)
        {
            return NotFound();
        }

        if (outcome.Kind == OutcomeKind.Stale)
        {
            for (var index = 0; index < form.Metrics.Count; index++)
            {
                ModelState.Remove($"Form.Metrics[{index}].Version");
                form.Metrics[index].Version = page.Stored.Metrics.Find(stored => stored.Metric == form.Metrics[index].Metric)?.Version ?? 0;
            }
        }

        return this.FormAgain("Plan", page with { IsStale = outcome.Kind == OutcomeKind.Stale }, outcome.Kind);
    }
}
