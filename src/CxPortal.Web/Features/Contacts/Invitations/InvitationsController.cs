using CxPortal.Web.Features.Shared;
using CxPortal.Web.Features.Surveys;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Localization;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Contacts.Invitations;

/// <summary>Invitations of a survey: what became of them, and new ones.</summary>
[Can(Permission.ContactsManage)]
[Route("surveys/{id:long}/invitations")]
public sealed class InvitationsController(
    InvitationQueries queries, MailingService mailings, HandedOutLinks links, PortalAddress address, IStringLocalizer<ContactsText> text) : Controller
{
    /// <summary>Invitations and mailings.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Index(long id, CancellationToken cancellationToken) =>
        await queries.FindAsync(id, cancellationToken) is { } view ? View(view) : NotFound();

    /// <summary>The form of a new mailing.</summary>
    [HttpGet("new")]
    public async Task<IActionResult> New(long id, CancellationToken cancellationToken) =>
        await queries.PageAsync(id, null, cancellationToken) is { } page ? View(page) : NotFound();

    /// <summary>Orders a mailing, or only says whom it would reach.</summary>
    [HttpPost("new")]
    public async Task<IActionResult> Order(long id, [Bind(Prefix = "Form")] MailingForm form, bool tryOut, CancellationToken cancellationToken)
    {
        if (await mailings.FindAsync(id, cancellationToken) is not { } survey || await queries.PageAsync(id, form, cancellationToken) is not { } page)
        {
            return NotFound();
        }

        if (tryOut && ModelState.GetFieldValidationState("Form.SampleSize") != ModelValidationState.Invalid)
        {
            ModelState.Clear();
            return View(nameof(New), page with { Plan = await mailings.PlanAsync(survey, form, cancellationToken) });
        }

        var outcome = ModelState.IsValid
            ? await mailings.OrderAsync(survey, form, cancellationToken)
            : new Outcome<MailingPlan> { Kind = OutcomeKind.Invalid };
        if (outcome.Value is { } plan)
        {
            this.FlashDone(text.Count("Mailing.Ordered", plan.ToSend));
            return Redirect(SurveyLinks.To(id, "invitations"));
        }

        ModelState.AddProblems(outcome, "Form");
        return this.FormAgain(nameof(New), page, outcome.Kind);
    }

    /// <summary>Sends letters once more that the mail server refused.</summary>
    [HttpPost("{mailingId:long}/retry")]
    public async Task<IActionResult> Retry(long id, long mailingId, CancellationToken cancellationToken)
    {
        var outcome = await mailings.RetryAsync(id, mailingId, cancellationToken);
        if (!outcome.IsDone)
        {
            return NotFound();
        }

        this.FlashDone(text.Count("Mailing.Retried", outcome.Value));
        return Redirect(SurveyLinks.To(id, "invitations"));
    }

    /// <summary>Links for people without an address, as a file; from then on they count as handed out.</summary>
    [HttpPost("{mailingId:long}/links")]
    public async Task<IActionResult> HandOut(long id, long mailingId, CancellationToken cancellationToken) =>
        await links.WriteAsync(id, mailingId, await address.ForAsync(Request, cancellationToken), cancellationToken) is { } file
            ? File(file, "text/csv", FormattableString.Invariant($"links-{mailingId}.csv"))
            : NotFound();
}
