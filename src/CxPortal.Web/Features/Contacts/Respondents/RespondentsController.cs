using CxPortal.Domain.Surveys.Collection;
using CxPortal.Web.Features.Shared;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Localization;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Contacts.Respondents;

/// <summary>The clients who can be invited.</summary>
[Can(Permission.ContactsManage)]
[Route("respondents")]
public sealed class RespondentsController(RespondentQueries queries, RespondentService respondents, IStringLocalizer<ContactsText> text) : Controller
{
    /// <summary>The list.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Index(RespondentFilter filter, CancellationToken cancellationToken) =>
        View(await queries.ListAsync(filter, cancellationToken));

    /// <summary>The form of a new respondent.</summary>
    [HttpGet("new")]
    public IActionResult New() => View(new NewRespondentForm { Language = Cultures.Current });

    /// <summary>Records somebody.</summary>
    [HttpPost("new")]
    public async Task<IActionResult> Create(NewRespondentForm form, CancellationToken cancellationToken)
    {
        var outcome = ModelState.IsValid
            ? await respondents.CreateAsync(form, cancellationToken)
            : new Outcome<Respondent> { Kind = OutcomeKind.Invalid };
        if (outcome.Value is { } row)
        {
            this.FlashDone(text["Respondent.Created", row.Name ?? row.Key]);
            return RedirectToAction(nameof(Show), new { row.Id });
        }

        ModelState.AddProblems(outcome);
        return this.FormAgain(nameof(New), form, outcome.Kind);
    }

    /// <summary>One respondent.</summary>
    [HttpGet("{id:long}")]
    public async Task<IActionResult> Show(long id, CancellationToken cancellationToken) =>
        await queries.FindAsync(id, cancellationToken) is { } view
            ? View(new RespondentPage(view, RespondentForm.Of(view), new ExclusionForm()))
            : NotFound();

    /// <summary>Changes what is known about somebody.</summary>
    [HttpPost("{id:long}")]
    public async Task<IActionResult> Update(long id, [Bind(Prefix = "Form")] RespondentForm form, CancellationToken cancellationToken)
    {
        var outcome = ModelState.IsValid ? await respondents.UpdateAsync(id, form, cancellationToken) : new Outcome { Kind = OutcomeKind.Invalid };
        if (outcome.IsDone)
        {
            this.FlashDone(text["Respondent.Saved"]);
            return RedirectToAction(nameof(Show), new { id });
        }

        if (outcome.Kind == OutcomeKind.NotFound || await queries.FindAsync(id, cancellationToken) is not { } view)
        {
            return NotFound();
        }

        ModelState.AddProblems(outcome, "Form");
        var isStale = outcome.Kind == OutcomeKind.Stale;
        if (isStale)
        {
            ModelState.Remove("Form.Version");
            form.Version = view.Version;
        }

        return this.FormAgain(nameof(Show), new RespondentPage(view, form, new ExclusionForm(), isStale), outcome.Kind);
    }
}
