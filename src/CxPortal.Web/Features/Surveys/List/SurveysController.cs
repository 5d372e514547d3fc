using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Definition;
using CxPortal.Web.Features.Shared;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Surveys.List;

/// <summary>The list of surveys, and new ones.</summary>
[Can(Permission.SurveysRead)]
[Route("surveys")]
public sealed class SurveysController(
    SurveyQueries queries, SurveyHeads heads, SurveyPlaces places, SurveyService surveys, IStringLocalizer<SurveysText> text) : Controller
{
    /// <summary>The list.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Index(SurveyFilter filter, CancellationToken cancellationToken) => View(await queries.ListAsync(filter, cancellationToken));

    /// <summary>The form of a new survey.</summary>
    /// <param name="touchpoint">The touchpoint it is to measure.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    [HttpGet("new")]
    [Can(Permission.SurveysWrite)]
    public async Task<IActionResult> New(long? touchpoint, CancellationToken cancellationToken) =>
        View(await PageAsync(NewSurveyForm.Fresh(touchpoint), cancellationToken));

    /// <summary>Creates a survey and opens it.</summary>
    [HttpPost("")]
    [Can(Permission.SurveysWrite)]
    public async Task<IActionResult> Create([Bind(Prefix = "Form")] NewSurveyForm form, CancellationToken cancellationToken)
    {
        if (ModelState.IsValid)
        {
            var title = form.Title!.Trim();
            var outcome = await surveys.CreateAsync(
                new NewSurvey(title, form.Key, SurveyTemplates.Create(form.Template, title, form.Languages.Split(',')))
                {
                    Confidentiality = form.Confidentiality,
                    Places = await places.OfTouchpointAsync(form.TouchpointId, cancellationToken) is { } place ? [place] : [],
                },
                cancellationToken);
            if (outcome.IsDone)
            {
                this.FlashDone(text["Done.Created", title]);
                return Redirect(SurveyLinks.To(outcome.Value));
            }

            ModelState.AddProblems(outcome, "Form");
        }

        return this.FormAgain("New", await PageAsync(form, cancellationToken), OutcomeKind.Invalid);
    }

    /// <summary>The form of a copy.</summary>
    [HttpGet("{id:long}/duplicate")]
    [Can(Permission.SurveysWrite)]
    public async Task<IActionResult> Duplicate(long id, CancellationToken cancellationToken)
    {
        var head = await heads.FindAsync(id, cancellationToken);
        return head is null ? NotFound() : View("Copy", new SurveyCopyPage(head, new SurveyCopyForm { Title = CopyTitle(head.Title) }));
    }

    /// <summary>Copies a survey and opens the copy.</summary>
    [HttpPost("{id:long}/duplicate")]
    [Can(Permission.SurveysWrite)]
    public async Task<IActionResult> Duplicate(long id, [Bind(Prefix = "Form")] SurveyCopyForm form, CancellationToken cancellationToken)
    {
        if (await heads.FindAsync(id, cancellationToken) is not { } head)
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            var outcome = await surveys.DuplicateAsync(id, form.Title, form.Key, cancellationToken);
            if (outcome.IsDone)
            {
                this.FlashDone(text["Done.Created", form.Title!.Trim()]);
                return Redirect(SurveyLinks.To(outcome.Value));
            }

            ModelState.AddProblems(outcome, "Form");
        }

        return this.FormAgain("Copy", new SurveyCopyPage(head, form), OutcomeKind.Invalid);
    }

    private async Task<NewSurveyPage> PageAsync(NewSurveyForm form, CancellationToken cancellationToken) =>
        new(form, await places.TitleOfTouchpointAsync(form.TouchpointId, cancellationToken));

    private string CopyTitle(string title)
    {
        var copy = text["Copy.Of", title].Value;
        return copy.Length > Survey.MaxTitleLength ? title : copy;
    }
}
