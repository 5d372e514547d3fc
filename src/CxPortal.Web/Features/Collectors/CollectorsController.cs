using System.Text;
using CxPortal.Web.Features.Shared;
using CxPortal.Web.Features.Surveys;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Collectors;

/// <summary>The ways by which a survey reaches people.</summary>
[Can(Permission.SurveysRead)]
[Route("surveys/{id:long}/collectors")]
public sealed class CollectorsController(CollectorQueries queries, CollectorService collectors, IStringLocalizer<CollectorsText> text) : Controller
{
    /// <summary>The list.</summary>
    [HttpGet]
    public async Task<IActionResult> Index(long id, CancellationToken cancellationToken) =>
        await queries.ListAsync(id, Request, cancellationToken) is { } page ? View(page) : NotFound();

    /// <summary>The form of a new way.</summary>
    [HttpGet("new")]
    [Can(Permission.SurveysWrite)]
    public async Task<IActionResult> New(long id, CancellationToken cancellationToken) =>
        await queries.NewAsync(id, cancellationToken) is { } page ? View("Form", page) : NotFound();

    /// <summary>Adds a way.</summary>
    [HttpPost]
    [Can(Permission.SurveysWrite)]
    public async Task<IActionResult> Add(long id, [Bind(Prefix = "Form")] CollectorForm form, CancellationToken cancellationToken)
    {
        if (await queries.NewAsync(id, cancellationToken) is not { } page)
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            var outcome = await collectors.AddAsync(id, form, cancellationToken);
            if (outcome.IsDone)
            {
                this.FlashDone(text["Added"]);
                return Redirect(SurveyLinks.To(id, "collectors"));
            }

            ModelState.AddProblems(outcome, "Form");
        }

        return this.FormAgain("Form", page with { Form = form }, OutcomeKind.Invalid);
    }

    /// <summary>The address as a QR code, for print.</summary>
    [HttpGet("{collector:long}/qr.svg")]
    public async Task<IActionResult> Qr(long id, long collector, CancellationToken cancellationToken) =>
        await queries.QrAsync(id, collector, Request, cancellationToken) is { } code
            ? File(Encoding.UTF8.GetBytes(code.Svg), "image/svg+xml", code.Name)
            : NotFound();
}
